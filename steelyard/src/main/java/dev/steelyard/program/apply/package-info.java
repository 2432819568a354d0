/**
 * {@code steelyard apply}: a platform described in a file, compared with what the server has, and
 * brought about by {@code /api/v1}. Reads strictly, changes nothing that the file doesn't name,
 * removes only when told to. Knows no store and no domain rule: the server refuses what can't be.
 */
@NullMarked
package dev.steelyard.program.apply;

import org.jspecify.annotations.NullMarked;
