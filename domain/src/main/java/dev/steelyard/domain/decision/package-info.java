/**
 * Decisions that guards made at APIs, counted by principal, operation and outcome: what is really
 * used, and what a change is rehearsed on. How often tokens were issued is {@link
 * dev.steelyard.domain.usage}.
 */
@NullMarked
package dev.steelyard.domain.decision;

import org.jspecify.annotations.NullMarked;
