package dev.steelyard.server.issuance;

import dev.steelyard.admin.client.rule.SectorDocumentFetcher;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.http.answer.Json;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.server.outgoing.OutgoingRequestSender;
import dev.steelyard.server.outgoing.RequestResult;
import dev.steelyard.server.outgoing.WaitingRequestLimiter;
import java.net.URI;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Fetches the list of redirect URIs at a client's {@code sector_identifier_uri} (OpenID Connect
 * Dynamic Client Registration, section 5). Thread-safe.
 */
public final class SectorUriFetcher implements SectorDocumentFetcher {
    private static final Logger LOG = LoggerFactory.getLogger(SectorUriFetcher.class);

    private final OutgoingRequestSender outgoing;
    private final WaitingRequestLimiter places;

    public SectorUriFetcher(OutgoingRequestSender outgoing, WaitingRequestLimiter places) {
        this.outgoing = outgoing;
        this.places = places;
    }

    /**
     * @throws OAuthError {@code temporarily_unavailable}
     */
    @Override
    public Optional<Set<String>> fetch(Id<Reseller> owner, URI uri) {
        try (var place = places.takeFor(WaitingRequestLimiter.Use.SECTOR, owner)) {
            return switch (outgoing.get(place, uri, "application/json")) {
                case RequestResult.Answered answer when answer.status() == 200 ->
                        array(answer.body());
                case RequestResult.Answered answer -> nothing("status " + answer.status());
                case RequestResult.Forbidden(var reason) -> nothing(reason);
                case RequestResult.Busy() -> throw WaitingRequestLimiter.full();
                case RequestResult.Failed(var reason) -> nothing(reason);
            };
        }
    }

    private static Optional<Set<String>> array(String body) {
        try {
            JsonNode json = Json.MAPPER.readTree(body);
            if (!json.isArray()) {
                return nothing("it is no array");
            }
            var uris = new HashSet<String>();
            for (var item : json) {
                if (!item.isString()) {
                    return nothing("it is no array of strings");
                }
                uris.add(item.stringValue());
            }
            return Optional.of(uris);
        } catch (JacksonException e) {
            return nothing("it is no JSON");
        }
    }

    private static Optional<Set<String>> nothing(String reason) {
        LOG.info("a sector identifier could not be read: {}", reason);
        return Optional.empty();
    }
}
