package dev.steelyard.server.feed.change;

import dev.steelyard.domain.change.ChangeLog;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.MalformedRequest;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Endpoint;
import dev.steelyard.server.clientauth.ResourceServerAuthenticator;
import java.util.LinkedHashMap;

/**
 * Tells an API's guard the changes, such as revocations, after a sequence number ({@code GET
 * /guard/v1/changes?after=N}). Thread-safe.
 */
public final class ChangesEndpoint implements Endpoint {
    private static final int SLICE = 1000;

    private final ResourceServerAuthenticator authenticator;
    private final ChangeLog changes;

    public ChangesEndpoint(ResourceServerAuthenticator authenticator, ChangeLog changes) {
        this.authenticator = authenticator;
        this.changes = changes;
    }

    @Override
    public Reply handle(Request request) {
        authenticator.authenticate(request);
        var after =
                request.query().get("after").map(ChangesEndpoint::number).orElse(Long.MAX_VALUE);
        long asked = System.nanoTime();
        var slice = changes.after(after, SLICE);
        var answer = new LinkedHashMap<String, Object>();
        answer.put("head", slice.head());
        // The database was asked for this answer, so its age is the time of asking.
        answer.put("confirmed_age_ms", (System.nanoTime() - asked) / 1_000_000);
        answer.put("reset", slice.reset());
        answer.put("changes", slice.changes().stream().map(FeedJsonWriter::change).toList());
        return Reply.json(200, answer).noStore();
    }

    static long number(String text) {
        try {
            long number = Long.parseLong(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Falls through to the refusal below.
        }
        throw new MalformedRequest("after must be the number of a change");
    }
}
