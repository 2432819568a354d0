/**
 * Rows of the deployment itself: its issuer, signing keys and sealed secrets, the budgets of
 * callers, and idempotency keys.
 */
@NullMarked
package dev.steelyard.store.sql.deployment;

import org.jspecify.annotations.NullMarked;
