/**
 * Background work of a node: chores, and deliveries from a queue of the store that reach their
 * receiver although nodes end and receivers are slow or unavailable. Knows nothing of the content
 * of deliveries.
 */
@NullMarked
package dev.steelyard.server.chore;

import org.jspecify.annotations.NullMarked;
