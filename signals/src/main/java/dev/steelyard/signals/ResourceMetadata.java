package dev.steelyard.signals;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.SignalScope;
import dev.steelyard.domain.signal.EventStream;
import dev.steelyard.guard.internal.possession.DpopVerifier;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Route;
import dev.steelyard.signals.stream.StreamAddresses;
import dev.steelyard.signals.stream.StreamErrorConverter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Serves the protected resource metadata of the event stream endpoints (RFC 9728). It lets a
 * receiver discover the issuer and scopes before it has a token. Each endpoint has its own
 * document, since a client compares {@code resource} with the address that it called (section 3.3).
 * Thread-safe.
 */
final class ResourceMetadata {
    private static final String WELL_KNOWN = "/.well-known/oauth-protected-resource";

    private final String issuer;
    private final StreamAddresses addresses;

    ResourceMetadata(String issuer, StreamAddresses addresses) {
        this.issuer = issuer;
        this.addresses = addresses;
    }

    /**
     * @param paths of the endpoints
     */
    List<Route> routes(Stream<String> paths) {
        return Stream.concat(Stream.of(StreamAddresses.BASE), paths)
                .distinct()
                .map(
                        path ->
                                Route.get(
                                        WELL_KNOWN + path,
                                        request ->
                                                resource(path, request)
                                                        .map(this::document)
                                                        .orElseThrow(
                                                                StreamErrorConverter::missing)))
                .toList();
    }

    /** The challenge of a refusal, with the address of this document (section 5.1). */
    String challenge(String challenge, String path, Request request) {
        var at = WELL_KNOWN + resource(path, request).orElse(StreamAddresses.BASE);
        return "%s%sresource_metadata=\"%s\""
                .formatted(challenge, challenge.contains(" ") ? ", " : " ", addresses.address(at));
    }

    private static Optional<String> resource(String path, Request request) {
        return path.equals(StreamAddresses.POLL)
                ? Id.<EventStream>parse(request.variable("stream")).map(StreamAddresses::pollPath)
                : Optional.of(path);
    }

    private Reply document(String resource) {
        var document = new LinkedHashMap<String, Object>();
        document.put("resource", addresses.address(resource));
        document.put("authorization_servers", List.of(issuer));
        document.put("scopes_supported", SignalScope.all());
        document.put("bearer_methods_supported", List.of("header"));
        document.put("dpop_signing_alg_values_supported", DpopVerifier.ALGORITHMS);
        return Reply.json(200, document)
                .with("Cache-Control", "public, max-age=60")
                .with("Access-Control-Allow-Origin", "*");
    }
}
