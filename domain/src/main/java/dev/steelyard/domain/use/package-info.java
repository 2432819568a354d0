/** What principals do at APIs, as guards report it: counted, never one by one. */
@NullMarked
package dev.steelyard.domain.use;

import org.jspecify.annotations.NullMarked;
