/**
 * {@code steelyard plan}, {@code apply} and {@code drift}: a file is read ({@code read}), its
 * resources are found at the server ({@code state}), the differences become a plan ({@code plan}),
 * which is executed here. The table in {@code kind} lists the kinds of resources. Changes nothing
 * that the file doesn't mention, and removes only with {@code --prune}.
 */
@NullMarked
package dev.steelyard.cli.apply;

import org.jspecify.annotations.NullMarked;
