/**
 * Reports of guards and endpoints, in batches: connected guards, decisions, refusals, and uses of
 * credentials, by which idle clients are found.
 */
@NullMarked
package dev.steelyard.store.sql.decision;

import org.jspecify.annotations.NullMarked;
