/**
 * What clients must be told: logouts, and security events in their streams. Nodes take rows by one
 * conditional UPDATE, send, and remove.
 */
@NullMarked
package dev.steelyard.store.sql.delivery;

import org.jspecify.annotations.NullMarked;
