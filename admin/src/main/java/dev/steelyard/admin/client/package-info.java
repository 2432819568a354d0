/**
 * Clients of applications and clients of the management API. {@code ClientWriter} is the one way by
 * which clients of applications come into the store.
 */
@NullMarked
package dev.steelyard.admin.client;

import org.jspecify.annotations.NullMarked;
