package dev.steelyard.server.authorize.source;

import dev.steelyard.domain.client.Client;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.server.outgoing.Outgoing;
import dev.steelyard.server.outgoing.RequestResult;
import dev.steelyard.server.outgoing.WaitingPlaces;
import java.net.URI;

/**
 * Fetches request objects (RFC 9101, section 5.2), only from addresses that the client registered
 * (OpenID Connect Registration, section 2, {@code request_uris}). Otherwise any site that sends a
 * browser here could make this server call any address. Thread-safe.
 */
public final class RequestUris {
    private final Outgoing outgoing;
    private final WaitingPlaces places;

    /**
     * @param outgoing for this purpose alone: any site can cause a fetch
     */
    public RequestUris(Outgoing outgoing, WaitingPlaces places) {
        this.outgoing = outgoing;
        this.places = places;
    }

    /**
     * @throws OAuthError {@code invalid_request_uri}, or {@code temporarily_unavailable}
     */
    String fetch(Client client, String uri) {
        if (!client.settings().requests().requestUris().contains(uri)) {
            throw refused("request_uri must be one that is registered for the client.", "");
        }
        try (var place = places.take(WaitingPlaces.Use.REQUEST_OBJECT, client.id())) {
            return switch (outgoing.get(
                    place, URI.create(uri), "application/oauth-authz-req+jwt, application/jwt")) {
                case RequestResult.Answered answered when answered.status() == 200 ->
                        answered.body().strip();
                case RequestResult.Answered(int status, _) -> throw unread("status " + status);
                case RequestResult.Forbidden(var reason) -> throw unread(reason);
                case RequestResult.Failed(var reason) -> throw unread(reason);
                case RequestResult.Busy() -> throw WaitingPlaces.full();
            };
        }
    }

    private static OAuthError unread(String detail) {
        return refused("No request object could be fetched from request_uri.", detail);
    }

    private static OAuthError refused(String description, String detail) {
        return new OAuthError(OAuthError.Code.INVALID_REQUEST_URI, description, detail);
    }
}
