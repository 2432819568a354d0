package dev.steelyard.server.authorize.source;

import dev.steelyard.domain.grant.PushedRequest;
import dev.steelyard.domain.id.Id;
import org.jspecify.annotations.Nullable;

/**
 * A request as a browser carries it through login and consent, as queries.
 *
 * @param asSomebodyElse the same request, for whoever wants to log in as somebody else
 * @param isNew whether the browser does not have it in this form yet
 * @param pushed what its first code uses up; null: nothing was pushed
 * @param entered the device that it is for; null: none, but a client in this browser
 */
public record CarriedRequest(
        String query,
        String asSomebodyElse,
        boolean isNew,
        @Nullable Id<PushedRequest> pushed,
        @Nullable EnteredCode entered) {}
