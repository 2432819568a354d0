/**
 * Credentials of clients: secrets, API keys and public keys with their lifetimes, and the client
 * assertions that were used (RFC 7523).
 */
@NullMarked
package dev.steelyard.domain.client.credential;

import org.jspecify.annotations.NullMarked;
