/**
 * Clients of applications and clients of the management API. {@code ClientWriter} is the only way
 * to write clients of applications.
 */
@NullMarked
package dev.steelyard.admin.client;

import org.jspecify.annotations.NullMarked;
