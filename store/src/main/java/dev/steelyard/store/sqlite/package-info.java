/**
 * The store on SQLite: one file, one process, one writer thread that commits in groups, and readers
 * beside it. Owns the connections and their threads; no statement of a port.
 */
@NullMarked
package dev.steelyard.store.sqlite;

import org.jspecify.annotations.NullMarked;
