/**
 * The rules that decide from a verified token, its principal's state and the operation, in two
 * ordered lists. A rule is pure: it checks facts and answers with a code or null. It knows neither
 * the source of the facts nor the form of a refusal.
 */
@NullMarked
package dev.steelyard.guard.internal.rule;

import org.jspecify.annotations.NullMarked;
