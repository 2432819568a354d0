package dev.steelyard.guard.proxy;

import dev.steelyard.guard.Decision;
import dev.steelyard.guard.helidon.ErrorResponseWriter;
import dev.steelyard.guard.refusal.ErrorBody;
import dev.steelyard.guard.refusal.Refusal;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/**
 * Writes the guard's decisions as HTTP responses that reverse proxies understand, where 200 lets
 * the API request through. nginx understands only 401 and 403 and drops the body, so headers carry
 * status and body too. Thread-safe.
 */
final class ProxyResponseWriter {
    static final String STATUS = "Steelyard-Status";
    static final String REFUSAL = "Steelyard-Refusal";

    private final ForwardedRequestForm form;
    private final ErrorResponseWriter errors;
    private final InstantSource clock;

    ProxyResponseWriter(
            ForwardedRequestForm form, ErrorResponseWriter errors, InstantSource clock) {
        this.form = form;
        this.errors = errors;
        this.clock = clock;
    }

    void allow(ServerRequest request, ServerResponse response, Decision.Allowed allowed) {
        PrincipalHeaderWriter.of(allowed).forEach((name, value) -> response.header(name, value));
        ErrorResponseWriter.send(request, response, 200, "text/plain", new byte[0]);
    }

    void refuse(ServerRequest request, ServerResponse response, Refusal refusal) {
        refusal.headers().forEach((name, value) -> response.header(name, value));
        fail(request, response, ErrorBody.of(refusal));
    }

    void fail(ServerRequest request, ServerResponse response, ErrorBody body) {
        if (form != ForwardedRequestForm.X_ORIGINAL) {
            errors.fail(request, response, body);
            return;
        }
        String json = body.platform(clock.instant());
        response.header(STATUS, String.valueOf(body.status()));
        response.header(REFUSAL, json);
        ErrorResponseWriter.send(
                request,
                response,
                understood(body.status()),
                "application/json",
                json.getBytes(StandardCharsets.UTF_8));
    }

    /** ngx_http_auth_request_module: "Any other response code … is considered an error." */
    private static int understood(int status) {
        return status == 401 || status >= 500 ? status : 403;
    }
}
