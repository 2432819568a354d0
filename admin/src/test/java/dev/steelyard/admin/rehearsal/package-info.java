/** Dry runs, on a real store. */
@NullMarked
package dev.steelyard.admin.rehearsal;

import org.jspecify.annotations.NullMarked;
