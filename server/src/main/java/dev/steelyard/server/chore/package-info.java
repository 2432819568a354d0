/**
 * Work of a node beside requests: chores, and deliveries from a queue of the store that reach their
 * receiver although nodes end and receivers are slow or away. Knows nothing of what is delivered.
 */
@NullMarked
package dev.steelyard.server.chore;

import org.jspecify.annotations.NullMarked;
