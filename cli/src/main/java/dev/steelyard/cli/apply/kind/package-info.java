/**
 * The table of resource kinds that a file can describe: each kind with its attributes, their form
 * in the file and their paths in the API. Sends nothing and compares nothing.
 */
@NullMarked
package dev.steelyard.cli.apply.kind;

import org.jspecify.annotations.NullMarked;
