package dev.steelyard.guard.web;

import dev.steelyard.guard.Decision;
import dev.steelyard.guard.Guard;
import dev.steelyard.guard.certificate.CertificateReader;
import dev.steelyard.guard.refusal.ErrorCode;
import dev.steelyard.guard.refusal.Refusal;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Connects the guard to an API's web server, where it answers refused requests, CORS preflights and
 * requests for the API's metadata (RFC 9728). Thread-safe.
 */
public final class WebGuard {
    private static final int RETRY_AFTER_SECONDS = 2;

    private final Guard guard;
    private final GuardRequestReader reader;
    private final CorsResponder origins;
    private final InstantSource clock;

    /**
     * @param certificates finds client certificates
     */
    public WebGuard(Guard guard, CertificateReader certificates, InstantSource clock) {
        this.guard = guard;
        this.reader = new GuardRequestReader(certificates);
        this.origins = new CorsResponder(guard);
        this.clock = clock;
    }

    /** Decides on a request. */
    public WebOutcome judge(WebRequest request) {
        String reference = RequestIdGenerator.create();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(RequestIdGenerator.HEADER, reference);
        if (CorsResponder.isPreflight(request)) {
            return answered(origins.preflight(request, reference, clock.instant()), headers);
        }
        headers.putAll(origins.headers(request));
        if (isMetadata(request)) return answered(WebResponse.of(guard.metadata()), headers);
        return switch (guard.decide(reader.read(request, reference))) {
            case Decision.Allowed allowed -> new WebOutcome.Proceed(allowed, headers);
            case Decision.Refused refused -> answered(refuse(request, refused.refusal()), headers);
        };
    }

    /** The answer to a request that was allowed and is refused after all. */
    public WebResponse refuse(WebRequest request, Refusal refusal) {
        return WebResponse.of(refusal, request.header("Accept"), clock.instant());
    }

    /** The refusal while there is no guard yet, or none any more. */
    public static WebResponse unready(WebRequest request, InstantSource clock) {
        String reference = RequestIdGenerator.create();
        return WebResponse.of(
                        Refusal.retry(
                                ErrorCode.DECISION_UNAVAILABLE, RETRY_AFTER_SECONDS, reference),
                        request.header("Accept"),
                        clock.instant())
                .with(Map.of(RequestIdGenerator.HEADER, reference));
    }

    private boolean isMetadata(WebRequest request) {
        String method = request.method();
        return (method.equals("GET") || method.equals("HEAD"))
                && request.path().equals(guard.metadata().path());
    }

    private static WebOutcome answered(WebResponse answer, Map<String, String> headers) {
        return new WebOutcome.Answered(answer.with(headers));
    }
}
