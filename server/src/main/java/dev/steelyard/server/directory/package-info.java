/**
 * Caches of clients, resource servers and permissions, so that the hot path needs no database; the
 * list of changes keeps them true.
 */
@NullMarked
package dev.steelyard.server.directory;

import org.jspecify.annotations.NullMarked;
