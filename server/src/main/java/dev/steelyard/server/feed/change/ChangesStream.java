package dev.steelyard.server.feed.change;

import dev.steelyard.domain.change.ChangeLog;
import dev.steelyard.domain.store.StoreUnavailable;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Endpoint;
import dev.steelyard.server.clientauth.ResourceServerAuthenticator;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Streams changes, such as revocations, to an API's guard as Server-Sent Events (HTML Living
 * Standard, section 9.2). Its path is {@code GET /guard/v1/changes/stream?after=N}. It ends when
 * the secret ends that the guard authenticated with. Thread-safe.
 */
public final class ChangesStream implements Endpoint {
    private static final Logger LOG = LoggerFactory.getLogger(ChangesStream.class);

    private final ResourceServerAuthenticator authenticator;
    private final ChangeLog changes;
    private final CacheUpdater pump;

    public ChangesStream(
            ResourceServerAuthenticator authenticator, ChangeLog changes, CacheUpdater pump) {
        this.authenticator = authenticator;
        this.changes = changes;
        this.pump = pump;
    }

    @Override
    public Reply handle(Request request) {
        long begun = System.nanoTime();
        var proof = authenticator.prove(request);
        var after = place(request);
        if (pump.recent().head().over()) {
            throw new OAuthError(
                    OAuthError.Code.TEMPORARILY_UNAVAILABLE,
                    "This node is shutting down. Connect to another one.");
        }
        // The guard knows more changes than this node, from another node or another history.
        if (after.isPresent() && after.get() > pump.recent().head().head()) {
            pump.drain();
        }
        return Reply.stream(
                        proof.resourceServer().id().hex(),
                        "text/event-stream",
                        out -> {
                            var follower =
                                    new ChangeStreamWriter(
                                            changes, pump, new EventWriter(out, begun));
                            follow(follower, proof, after);
                        })
                .noStore()
                // A buffering proxy would delay events.
                .with("X-Accel-Buffering", "no");
    }

    private void follow(
            ChangeStreamWriter follower,
            ResourceServerAuthenticator.Proof proof,
            Optional<Long> after)
            throws IOException {
        try {
            follower.begin(after);
            while (!pump.recent().head().over() && authenticator.stands(proof)) {
                follower.tellNews();
                follower.await();
            }
        } catch (StoreUnavailable e) {
            LOG.warn("a change stream ends: the store is unavailable", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Where to go on: a guard that reconnects sends the header, and the old address. */
    private static Optional<Long> place(Request request) {
        return request.header("Last-Event-ID")
                .filter(id -> !id.isEmpty())
                .or(() -> request.query().get("after"))
                .map(ChangesEndpoint::number);
    }
}
