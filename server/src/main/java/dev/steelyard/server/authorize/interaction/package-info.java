/**
 * The interaction of a user with the login and consent pages of one request: its completed steps,
 * the state of the login, and the next step.
 */
@NullMarked
package dev.steelyard.server.authorize.interaction;

import org.jspecify.annotations.NullMarked;
