/**
 * What every adapter of a store port stands on: statements of one transaction, the form of every
 * value both ways, conditions and pages of lists, what differs between the databases, and the
 * version of the tables. The adapters are in the packages below, one a port, in SQL that both
 * databases understand. Knows no driver and opens no connection.
 */
@NullMarked
package dev.steelyard.store.sql;

import org.jspecify.annotations.NullMarked;
