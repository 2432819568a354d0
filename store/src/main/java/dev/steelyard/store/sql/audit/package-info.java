/** The audit log, its seals, and the events that are counted instead of recorded. */
@NullMarked
package dev.steelyard.store.sql.audit;

import org.jspecify.annotations.NullMarked;
