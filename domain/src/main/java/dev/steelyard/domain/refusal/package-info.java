/**
 * Refusals of known principals: as guards report them, and kept so that whoever was refused can
 * find out why (rule 12).
 */
@NullMarked
package dev.steelyard.domain.refusal;

import org.jspecify.annotations.NullMarked;
