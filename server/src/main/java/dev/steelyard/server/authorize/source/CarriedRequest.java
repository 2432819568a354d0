package dev.steelyard.server.authorize.source;

import dev.steelyard.domain.grant.PushedRequest;
import dev.steelyard.domain.id.Id;
import org.jspecify.annotations.Nullable;

/**
 * An authorization request as query strings, which the browser carries through the login and
 * consent pages.
 *
 * @param asSomebodyElse the request for a user who wants to log in to another account
 * @param isNew whether the browser does not have it in this form yet
 * @param pushed the pushed request, which its first code uses up; null: none was pushed
 * @param entered the device that waits for it; null: a client in this browser
 */
public record CarriedRequest(
        String query,
        String asSomebodyElse,
        boolean isNew,
        @Nullable Id<PushedRequest> pushed,
        @Nullable EnteredCode entered) {}
