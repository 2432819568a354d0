/**
 * Limits on open connections: their number, in all and for each source, and the time that a peer
 * may take. Depends on Helidon's connections; knows no requests.
 */
@NullMarked
package dev.steelyard.http.connection;

import org.jspecify.annotations.NullMarked;
