/**
 * The basis of every SQL implementation of a store interface: statements of one transaction, the
 * form of every value both ways, conditions and pages of lists, the differences between the
 * databases, and the version of the tables. The implementations are in the packages below, one a
 * port, in SQL that both databases understand. Knows no driver and opens no connection.
 */
@NullMarked
package dev.steelyard.store.sql;

import org.jspecify.annotations.NullMarked;
