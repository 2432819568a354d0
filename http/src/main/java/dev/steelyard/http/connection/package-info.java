/**
 * Open connections: how many there may be, in all and of one source, and how long a peer may take.
 * Sees Helidon's connections; no request.
 */
@NullMarked
package dev.steelyard.http.connection;

import org.jspecify.annotations.NullMarked;
