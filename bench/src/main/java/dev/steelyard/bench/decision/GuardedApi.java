package dev.steelyard.bench.decision;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.steelyard.bench.Crypto;
import dev.steelyard.guard.Decision;
import dev.steelyard.guard.Guard;
import dev.steelyard.guard.GuardFeed;
import dev.steelyard.guard.GuardRequest;
import dev.steelyard.guard.feed.FeedSettings;
import dev.steelyard.guard.operation.Operations;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;

/**
 * The guards that the benchmark measures, connected to a stub of the authorization server. A new
 * guard has seen no token yet.
 */
final class GuardedApi implements AutoCloseable {
    private static final Operations OPERATIONS =
            Operations.parse(
                    """
                    GET  /access                          - while-stopped
                    GET  /{application}/collections       collections:read
                    GET  /{application}/documents         documents:read
                    POST /{application}/documents         documents:write
                    GET  /{application}/documents/{id}    documents:read
                    PUT  /{application}/documents/{id}    documents:write
                    """);

    private final ScriptedServer server;
    private final GuardFeed feed;
    private final List<GuardRequest> requests;

    /** With so many callers. */
    GuardedApi(int callers) {
        var key = key();
        server = ScriptedServer.start(key.toPublicJWK());
        requests = new RequestCreator(server.issuer(), key).requests(callers);
        feed =
                GuardFeed.connect(
                        FeedSettings.of(URI.create(server.issuer()), "bench", "bench"),
                        InstantSource.system());
        seen();
    }

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("0192a3b4c5d60718293a4b5c").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("a P-256 key can't be made", e);
        }
    }

    /** A good one of each caller. */
    List<GuardRequest> requests() {
        return requests;
    }

    /** A guard that knows all callers and none of their tokens. */
    Guard unseen() {
        return Guard.builder()
                .audience(RequestCreator.AUDIENCE)
                .feed(feed)
                .operations(OPERATIONS)
                .provider(Crypto.fastest())
                .build();
    }

    /** A guard that has seen every token, and allowed it. */
    Guard seen() {
        var guard = unseen();
        for (GuardRequest request : requests) {
            // A refusal would cost less.
            if (guard.decide(request) instanceof Decision.Refused refused) {
                throw new IllegalStateException("refused: " + refused.refusal().code());
            }
        }
        return guard;
    }

    @Override
    public void close() {
        feed.close();
        server.close();
    }
}
