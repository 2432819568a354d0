/**
 * Reads the file: YAML becomes sections of entries, by the table of resource kinds; names are not
 * resolved yet.
 */
@NullMarked
package dev.steelyard.cli.apply.read;

import org.jspecify.annotations.NullMarked;
