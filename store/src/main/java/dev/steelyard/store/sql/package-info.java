/**
 * The adapters of the domain's store ports, one a port, in SQL that both databases understand. Owns
 * every statement and the form of every value; knows no driver and opens no connection.
 */
@NullMarked
package dev.steelyard.store.sql;

import org.jspecify.annotations.NullMarked;
