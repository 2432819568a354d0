/**
 * The YAML of a description: nodes that know their lines, read strictly and written plainly, and
 * the problems of a file, all of them at once. Knows nothing of what a file describes.
 */
@NullMarked
package dev.steelyard.program.apply.file;

import org.jspecify.annotations.NullMarked;
