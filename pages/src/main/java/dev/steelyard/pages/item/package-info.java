/** An entry of a list on a page: its name, facts, tag and action. */
@NullMarked
package dev.steelyard.pages.item;

import org.jspecify.annotations.NullMarked;
