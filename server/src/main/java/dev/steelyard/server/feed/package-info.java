/**
 * Endpoints for guards: states of principals, origins, invitations; and the states of this node for
 * the guard in process.
 */
@NullMarked
package dev.steelyard.server.feed;

import org.jspecify.annotations.NullMarked;
