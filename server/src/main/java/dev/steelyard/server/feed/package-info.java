/**
 * What guards are told: states of principals and the list of changes; and the pump that keeps this
 * node's own caches true.
 */
@NullMarked
package dev.steelyard.server.feed;

import org.jspecify.annotations.NullMarked;
