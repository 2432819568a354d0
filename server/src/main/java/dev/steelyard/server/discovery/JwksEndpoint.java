package dev.steelyard.server.discovery;

import dev.steelyard.http.answer.Json;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Endpoint;
import dev.steelyard.server.keys.SigningKeys;
import java.util.function.LongSupplier;

/**
 * The JWKS endpoint, which publishes the server's public signing keys. The set has one more member,
 * which readers other than guards ignore (RFC 7517, section 5): {@code as_of}, the number of the
 * last change that it has seen. Thread-safe.
 */
final class JwksEndpoint implements Endpoint {
    private final SigningKeys keys;
    private final LongSupplier applied;

    /**
     * @param applied the number of the last change that this node has applied
     */
    JwksEndpoint(SigningKeys keys, LongSupplier applied) {
        this.keys = keys;
        this.applied = applied;
    }

    @Override
    public Reply handle(Request request) {
        // Before the keys: too small a number costs a guard one more fetch, too large a one a key.
        long asOf = applied.getAsLong();
        var set = keys.jwks();
        set.put("as_of", asOf);
        return Reply.of(200, "application/jwk-set+json", Json.MAPPER.writeValueAsBytes(set))
                .with("Cache-Control", "public, max-age=60")
                .with("Access-Control-Allow-Origin", "*");
    }
}
