/**
 * Counts of use: the decisions of guards by principal, operation and outcome, and the tokens issued
 * per credential and hour.
 */
@NullMarked
package dev.steelyard.domain.decision;

import org.jspecify.annotations.NullMarked;
