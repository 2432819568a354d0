/** The rights of a caller, and the reasons why requests were refused. */
@NullMarked
package dev.steelyard.operations.explanation;

import org.jspecify.annotations.NullMarked;
