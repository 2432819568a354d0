/** What every store must keep, a class a noun; knows no database. */
@NullMarked
package dev.steelyard.store.contract;

import org.jspecify.annotations.NullMarked;
