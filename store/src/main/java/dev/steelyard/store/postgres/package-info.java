/**
 * The store on PostgreSQL, for any number of processes. Owns the connection pool and the
 * classification of the server's errors. Has no statement of a port.
 */
@NullMarked
package dev.steelyard.store.postgres;

import org.jspecify.annotations.NullMarked;
