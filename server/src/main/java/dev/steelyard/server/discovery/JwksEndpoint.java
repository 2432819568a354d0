package dev.steelyard.server.discovery;

import dev.steelyard.server.http.Endpoint;
import dev.steelyard.server.http.Reply;
import dev.steelyard.server.http.Request;
import dev.steelyard.server.keys.SigningKeys;

/** The public signing keys (RFC 7517, section 5), for everybody. Thread-safe. */
public final class JwksEndpoint implements Endpoint {
    private final SigningKeys keys;

    public JwksEndpoint(SigningKeys keys) {
        this.keys = keys;
    }

    @Override
    public Reply handle(Request request) {
        return Reply.of(200, "application/jwk-set+json", keys.jwks())
                .with("Cache-Control", "public, max-age=60")
                .with("Access-Control-Allow-Origin", "*");
    }
}
