/** The nouns of the command line, one class a subject, and the literal list of them. */
@NullMarked
package dev.steelyard.cli.noun;

import org.jspecify.annotations.NullMarked;
