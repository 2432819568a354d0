/**
 * Pushed requests, devices, consents, codes, refresh tokens and revocations. Each single use is one
 * conditional UPDATE whose outcome decides.
 */
@NullMarked
package dev.steelyard.store.sql.token;

import org.jspecify.annotations.NullMarked;
