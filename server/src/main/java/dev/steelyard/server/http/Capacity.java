package dev.steelyard.server.http;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Semaphore;

/**
 * How many requests are worked on at once, a budget a lane. Whoever finds it used up is told so at
 * once: a queue would only make everybody late. Neither the arrival of a body nor the sending of an
 * answer counts, so a slow peer takes nothing from the others. Thread-safe.
 */
final class Capacity {
    static final String RETRY_AFTER = "1";

    private final int each;
    private final Map<Lane, Semaphore> lanes = new EnumMap<>(Lane.class);

    Capacity(int each) {
        this.each = each;
        lanes.put(Lane.ORDINARY, new Semaphore(each));
        lanes.put(Lane.GUARDS, new Semaphore(each));
    }

    /** {@code endpoint} within the budget of {@code lane}. */
    Endpoint limit(Endpoint endpoint, Lane lane) {
        var budget = lanes.get(lane);
        return budget == null
                ? endpoint
                : new FormedEndpoint(request -> within(budget, endpoint, request), endpoint.form());
    }

    /** How many of that lane are worked on; 0 where nobody counts. */
    int underWay(Lane lane) {
        var budget = lanes.get(lane);
        return budget == null ? 0 : each - budget.availablePermits();
    }

    private static Reply within(Semaphore budget, Endpoint endpoint, Request request) {
        if (!budget.tryAcquire()) {
            return refused(endpoint.form(), request);
        }
        try {
            return endpoint.handle(request);
        } finally {
            budget.release();
        }
    }

    static Reply refused(Refusals form, Head request) {
        var refusal = refusal();
        return form.write(request, refusal)
                .refusing(refusal.code().text())
                .with("Retry-After", RETRY_AFTER);
    }

    static OAuthError refusal() {
        return new OAuthError(
                OAuthError.Code.TEMPORARILY_UNAVAILABLE,
                "The server has too much to do just now; try again after Retry-After.");
    }
}
