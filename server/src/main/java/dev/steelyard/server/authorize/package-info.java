/**
 * The authorization endpoint (RFC 6749, section 3.1; OpenID Connect Core, section 3.1.2): a
 * dispatcher that checks the request each time it is entered and decides the next step from stored
 * state. Login and consent are steps that return to it; it knows them only as a {@link
 * dev.steelyard.server.authorize.interaction.Prompt}.
 */
@NullMarked
package dev.steelyard.server.authorize;

import org.jspecify.annotations.NullMarked;
