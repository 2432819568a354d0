/**
 * The store on PostgreSQL, for any number of processes. Owns the pool and what its server's answers
 * mean; no statement of a port.
 */
@NullMarked
package dev.steelyard.store.postgres;

import org.jspecify.annotations.NullMarked;
