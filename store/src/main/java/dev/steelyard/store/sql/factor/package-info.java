/**
 * The SQL of factors that prove a user: passkeys, authenticator apps, recovery codes, trusted
 * browsers.
 */
@NullMarked
package dev.steelyard.store.sql.factor;

import org.jspecify.annotations.NullMarked;
