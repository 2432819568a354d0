/** The pages on which a user adds, changes and removes second factors. */
@NullMarked
package dev.steelyard.pages.factor;

import org.jspecify.annotations.NullMarked;
