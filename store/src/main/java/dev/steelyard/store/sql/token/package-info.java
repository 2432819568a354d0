/**
 * Authorization requests that wait, consents, codes, refresh tokens and revocations: what is used
 * once is used by one conditional UPDATE whose outcome decides.
 */
@NullMarked
package dev.steelyard.store.sql.token;

import org.jspecify.annotations.NullMarked;
