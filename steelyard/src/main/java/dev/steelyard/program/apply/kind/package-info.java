/**
 * What a file can describe: each kind of thing with its attributes, how the file writes them and
 * where the API has them, as one literal table. The one place to look at when the API grows. Sends
 * nothing and compares nothing.
 */
@NullMarked
package dev.steelyard.program.apply.kind;

import org.jspecify.annotations.NullMarked;
