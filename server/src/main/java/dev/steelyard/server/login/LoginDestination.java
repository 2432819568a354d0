package dev.steelyard.server.login;

import dev.steelyard.server.authorize.request.AuthorizationRequest;

/** Where a login leads: back to a client's request, or to a page of this server. */
public sealed interface LoginDestination {
    /** The authorization request of a client. */
    record OfRequest(AuthorizationRequest request) implements LoginDestination {}

    /**
     * A page of this server.
     *
     * @param location its path, with the query; on this server
     */
    record OfPage(String location) implements LoginDestination {}
}
