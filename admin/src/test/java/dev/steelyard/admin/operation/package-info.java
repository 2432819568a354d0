/** Rules of all operations. */
@NullMarked
package dev.steelyard.admin.operation;

import org.jspecify.annotations.NullMarked;
