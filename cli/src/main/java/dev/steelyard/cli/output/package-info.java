/**
 * Responses as text or JSON: data on standard output, everything else on standard error. Text from
 * the server is made safe for a terminal.
 */
@NullMarked
package dev.steelyard.cli.output;

import org.jspecify.annotations.NullMarked;
