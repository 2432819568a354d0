/**
 * Messages to clients: logout tokens, and security events in their streams. A node takes a row by
 * one conditional UPDATE, sends, and removes it.
 */
@NullMarked
package dev.steelyard.store.sql.delivery;

import org.jspecify.annotations.NullMarked;
