/** The guard as other people's programs adopt it: docs/adapters.md from its first line to a run. */
@NullMarked
package dev.steelyard.e2e.adoption;

import org.jspecify.annotations.NullMarked;
