/**
 * What the hot path knows of clients, resource servers and permissions without asking the database,
 * kept true by the list of changes.
 */
@NullMarked
package dev.steelyard.server.directory;

import org.jspecify.annotations.NullMarked;
