/** Steps of the main job: what programs and guards see of the protocol. */
@NullMarked
package dev.steelyard.e2e.protocol;

import org.jspecify.annotations.NullMarked;
