/**
 * Resellers, their applications, and the links by which somebody is invited into one or one changes
 * hands.
 */
@NullMarked
package dev.steelyard.store.sql.application;

import org.jspecify.annotations.NullMarked;
