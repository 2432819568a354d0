/**
 * Commands that call one operation of the management API, each built from its description:
 * parameters, options and help; names in place of ids; edits of sets; and the response.
 */
@NullMarked
package dev.steelyard.cli.command;

import org.jspecify.annotations.NullMarked;
