/**
 * The check of passwords, and the queue before it: a hash takes long, so each source gets its turn
 * and none waits without a bound.
 */
@NullMarked
package dev.steelyard.server.hashing;

import org.jspecify.annotations.NullMarked;
