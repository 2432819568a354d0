/**
 * How what waits in a queue of the store reaches whom it is for, though nodes are killed and peers
 * are slow or away: who is told when, and for how long it is tried. Knows nothing of what is told.
 */
@NullMarked
package dev.steelyard.server.delivery;

import org.jspecify.annotations.NullMarked;
