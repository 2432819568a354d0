/** Explains why a request was refused, and which of its reasons still apply. */
@NullMarked
package dev.steelyard.admin.explanation;

import org.jspecify.annotations.NullMarked;
