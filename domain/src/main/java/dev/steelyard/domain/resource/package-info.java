/**
 * Resource servers: the APIs behind guards, the operations that they offer, and their connected
 * guards.
 */
@NullMarked
package dev.steelyard.domain.resource;

import org.jspecify.annotations.NullMarked;
