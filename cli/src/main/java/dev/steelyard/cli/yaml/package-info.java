/**
 * Strict YAML: nodes with their line numbers, and all problems of a file reported together. Knows
 * nothing about the content of a file.
 */
@NullMarked
package dev.steelyard.cli.yaml;

import org.jspecify.annotations.NullMarked;
