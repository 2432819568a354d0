/**
 * The rules by which a verified token, its principal's state and the operation come to a decision,
 * in two ordered lists. A rule is pure: it looks at facts and answers with a code or null. Where
 * the facts come from, and what a refusal looks like, it doesn't know.
 */
@NullMarked
package dev.steelyard.guard.rule;

import org.jspecify.annotations.NullMarked;
