/** The documentation, run and checked as it stands. */
@NullMarked
package dev.steelyard.e2e.docs;

import org.jspecify.annotations.NullMarked;
