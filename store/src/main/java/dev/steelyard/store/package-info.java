/**
 * Opens and migrates the store at a database URL. The only place that loads Flyway, and only to
 * migrate.
 */
@NullMarked
package dev.steelyard.store;

import org.jspecify.annotations.NullMarked;
