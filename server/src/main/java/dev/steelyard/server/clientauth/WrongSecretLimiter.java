package dev.steelyard.server.clientauth;

import dev.steelyard.domain.store.Store;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.http.answer.TooManyRequests;
import dev.steelyard.http.request.Request;
import dev.steelyard.server.metering.Admission;
import dev.steelyard.server.metering.Limit;
import dev.steelyard.server.metering.Throttle;

/**
 * Counts and limits failed client authentications by client and source address. Unknown clients are
 * limited like known ones. It is asked only once a secret was found wrong, so the right one passes
 * however many others were tried. Thread-safe.
 */
public final class WrongSecretLimiter {
    private final Store store;
    private final Throttle throttle;

    public WrongSecretLimiter(Store store, Throttle throttle) {
        this.store = store;
        this.throttle = throttle;
    }

    /**
     * {@code refusal}, counted where a presented proof was wrong.
     *
     * @throws TooManyRequests instead of it, and uncounted, after too many
     */
    OAuthError counted(Request request, PresentedCredentials presented, OAuthError refusal) {
        if (!presented.isProof() || refusal.code() != OAuthError.Code.INVALID_CLIENT) {
            return refusal;
        }
        return counted(request, presented.id() == null ? "" : presented.id(), refusal);
    }

    /**
     * {@code refusal} of a secret, counted.
     *
     * @param id of the client or resource server; empty: none was named
     * @throws TooManyRequests instead of it, and uncounted, after too many
     */
    public OAuthError counted(Request request, String id, OAuthError refusal) {
        var source = request.network();
        return switch (throttle.admit(
                Limit.SECRET_OF_CLIENT.at(source, id), Limit.SECRET_AT_SOURCE.at(source))) {
            case Admission.Limited(var delay) ->
                    throw new TooManyRequests(
                            "Too many wrong secrets, assertions or certificates came from this address; a"
                                    + " right one is still accepted.",
                            delay);
            case Admission.Attempt attempt -> count(attempt, refusal);
        };
    }

    private OAuthError count(Admission.Attempt attempt, OAuthError refusal) {
        try (attempt) {
            return store.write(
                    tx -> {
                        attempt.failed(tx);
                        return refusal;
                    });
        }
    }
}
