/** Explains why a request was refused, and which of its reasons still hold. */
@NullMarked
package dev.steelyard.admin.explanation;

import org.jspecify.annotations.NullMarked;
