package dev.steelyard.server.authorize.source;

import dev.steelyard.domain.client.Client;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.server.outgoing.OutgoingRequestSender;
import dev.steelyard.server.outgoing.RequestResult;
import dev.steelyard.server.outgoing.WaitingRequestLimiter;
import java.net.URI;

/**
 * Fetches request objects from a {@code request_uri} that the client registered (RFC 9101, section
 * 5.2, and OpenID Connect Registration, section 2). Otherwise any site that sends a browser here
 * could make this server call any address. Thread-safe.
 */
public final class RequestObjectFetcher {
    private final OutgoingRequestSender outgoing;
    private final WaitingRequestLimiter places;

    /**
     * @param outgoing for this purpose alone: any site can cause a fetch
     */
    public RequestObjectFetcher(OutgoingRequestSender outgoing, WaitingRequestLimiter places) {
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
        try (var place = places.take(WaitingRequestLimiter.Use.REQUEST_OBJECT, client.id())) {
            return switch (outgoing.get(
                    place, URI.create(uri), "application/oauth-authz-req+jwt, application/jwt")) {
                case RequestResult.Answered answered when answered.status() == 200 ->
                        answered.body().strip();
                case RequestResult.Answered(int status, _) -> throw unread("status " + status);
                case RequestResult.Forbidden(var reason) -> throw unread(reason);
                case RequestResult.Failed(var reason) -> throw unread(reason);
                case RequestResult.Busy() -> throw WaitingRequestLimiter.full();
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
