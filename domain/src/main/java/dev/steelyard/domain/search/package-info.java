/** How texts are compared and looked for: the same in every store, so it is done here. */
@NullMarked
package dev.steelyard.domain.search;

import org.jspecify.annotations.NullMarked;
