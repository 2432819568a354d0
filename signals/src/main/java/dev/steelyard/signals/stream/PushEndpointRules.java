package dev.steelyard.signals.stream;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.signal.NewDelivery;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.server.outgoing.OutgoingRequestSender;
import dev.steelyard.server.outgoing.WaitingRequestLimiter;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Refuses an event stream whose push endpoint is in a network that this server may not call. So the
 * receiver learns it from the request and not from a silent stream. Thread-safe.
 */
public record PushEndpointRules(OutgoingRequestSender outgoing, WaitingRequestLimiter places) {
    /**
     * Skips the check where the domain will refuse the request in any case.
     *
     * @param delivery null: the request has none
     * @throws OAuthError {@code invalid_request}, or {@code temporarily_unavailable} where too many
     *     requests wait for addresses
     */
    @Nullable NewDelivery checked(Actor actor, @Nullable NewDelivery delivery) {
        var endpoint = delivery == null ? null : delivery.endpoint();
        if (endpoint != null && actor.holds(ManagementPermission.SIGNALS_WRITE)) {
            actor.asClient().ifPresent(client -> check(client, endpoint));
        }
        return delivery;
    }

    private void check(Id<Client> client, String endpoint) {
        var uri = uri(endpoint).orElse(null);
        if (uri == null) {
            return;
        }
        try (var place = places.take(WaitingRequestLimiter.Use.PUSH_ADDRESS, client)) {
            outgoing.forbidden(place, uri)
                    .ifPresent(
                            forbidden -> {
                                throw StreamBody.invalid(
                                        "The endpoint_url would never be called: "
                                                + forbidden.reason()
                                                + ". Name another, or ask the operator to allow"
                                                + " its network.");
                            });
        }
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
