package dev.steelyard.signals.stream;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.signal.ManageOwnStreams;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;

/**
 * The endpoint at which a receiver requests a verification event (SSF 1.0, section 8.1.4).
 * Thread-safe.
 */
public record VerificationEndpoint(ManageOwnStreams receive) {
    public Reply verify(Request request, Actor actor) {
        var body = StreamBody.of(request);
        var state = body.text("state").orElse(null);
        if (!StreamErrorConverter.done(receive.verify(actor, body.stream(), state))) {
            long wait = ManageOwnStreams.VERIFICATION_INTERVAL.toSeconds();
            throw new OAuthError(
                            OAuthError.Code.RATE_LIMITED,
                            "Too many requests. Send one in "
                                    + wait
                                    + " s: see min_verification_interval.")
                    .with("Retry-After", Long.toString(wait));
        }
        return Reply.empty(204).noStore();
    }
}
