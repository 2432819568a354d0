/**
 * What a file can describe: each kind of resource with its attributes, how the file writes them and
 * where the API has them, as one literal table. Sends nothing and compares nothing.
 */
@NullMarked
package dev.steelyard.cli.apply.kind;

import org.jspecify.annotations.NullMarked;
