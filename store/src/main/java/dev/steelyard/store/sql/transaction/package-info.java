/**
 * Transactions on either database: all ports over one, the list of changes that each writes as its
 * last act, and the deletion of expired rows. Opens no connection itself.
 */
@NullMarked
package dev.steelyard.store.sql.transaction;

import org.jspecify.annotations.NullMarked;
