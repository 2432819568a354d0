package dev.steelyard.http.route;

import dev.steelyard.http.answer.ErrorWriter;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.request.RequestHead;
import dev.steelyard.http.request.RequestLimits;
import dev.steelyard.http.source.SourceAddressLimiter;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.Semaphore;

/**
 * Limits the number of requests that are processed at once, and answers 503 to requests beyond it.
 * Each lane has a budget, with a share for each source. There is no queue: it would only make all
 * requests late. Neither the arrival of a body nor the sending of a response counts, so a slow peer
 * takes nothing from the others. Thread-safe.
 */
public final class RequestLimiter {
    public static final String RETRY_AFTER = "1";

    private final int each;
    private final Map<Lane, Budget> lanes = new EnumMap<>(Lane.class);

    /**
     * @param sources the part that each source uses
     */
    private record Budget(Semaphore all, SourceAddressLimiter sources) {}

    public RequestLimiter(RequestLimits limits) {
        this.each = limits.concurrent();
        for (var lane : EnumSet.of(Lane.ORDINARY, Lane.GUARDS)) {
            var sources = new SourceAddressLimiter(limits.concurrentOfSource(lane == Lane.GUARDS));
            lanes.put(lane, new Budget(new Semaphore(each), sources));
        }
    }

    /** Limits {@code endpoint} to the budget of {@code lane}. */
    public Endpoint limit(Endpoint endpoint, Lane lane) {
        var budget = lanes.get(lane);
        return budget == null
                ? endpoint
                : new CustomErrorEndpoint(
                        request -> within(budget, endpoint, request), endpoint.form());
    }

    /** Requests of the lane in progress; 0 for a lane without a budget. */
    public int underWay(Lane lane) {
        var budget = lanes.get(lane);
        return budget == null ? 0 : each - budget.all().availablePermits();
    }

    private static Reply within(Budget budget, Endpoint endpoint, Request request) {
        if (!budget.all().tryAcquire()) {
            return refused(endpoint.form(), request, refusal());
        }
        try {
            return ofSource(budget.sources(), endpoint, request);
        } finally {
            budget.all().release();
        }
    }

    private static Reply ofSource(
            SourceAddressLimiter sources, Endpoint endpoint, Request request) {
        var source = request.network();
        if (!sources.take(source)) {
            return refused(endpoint.form(), request, refusalOfSource());
        }
        try {
            return endpoint.handle(request);
        } finally {
            sources.free(source);
        }
    }

    public static Reply refused(ErrorWriter form, RequestHead request, OAuthError refusal) {
        return form.write(request, refusal)
                .refusing(refusal.code().text())
                .with("Retry-After", RETRY_AFTER);
    }

    public static OAuthError refusal() {
        return new OAuthError(
                OAuthError.Code.TEMPORARILY_UNAVAILABLE,
                "The server is overloaded. Try again after Retry-After.");
    }

    /** The refusal where only the source's share is used up. */
    public static OAuthError refusalOfSource() {
        return new OAuthError(
                OAuthError.Code.RATE_LIMITED,
                "Too many requests or connections come from this address at once. Send fewer side"
                        + " by side, and try again after Retry-After.");
    }
}
