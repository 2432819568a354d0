/**
 * Refusals of known principals: reported by guards, and stored so that refused callers can find out
 * why (rule 12).
 */
@NullMarked
package dev.steelyard.domain.refusal;

import org.jspecify.annotations.NullMarked;
