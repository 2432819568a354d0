package dev.steelyard.cli.login;

import dev.steelyard.cli.api.AccessToken;
import dev.steelyard.cli.api.ApiRequest;
import dev.steelyard.cli.api.ClientFailure;
import dev.steelyard.cli.api.Http;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Sends the client's requests to the token and revocation endpoints (RFC 6749, RFC 7009).
 * Thread-safe.
 */
final class TokenRequests {
    private final Http http;
    private final InstantSource clock;

    TokenRequests(Http http, InstantSource clock) {
        this.http = http;
        this.clock = clock;
    }

    /** A response of the token endpoint. */
    sealed interface Answered {}

    /** The granted tokens; secrets. */
    record Granted(AccessToken accessToken, @Nullable String refreshToken) implements Answered {
        @Override
        public String toString() {
            return "Granted[" + accessToken + "]";
        }
    }

    /**
     * An error response (RFC 6749, section 5.2).
     *
     * @param error its code; else a description of the response
     */
    record Denied(String error, String description) implements Answered {
        ClientFailure failure() {
            return new ClientFailure(
                    "the issuer gives no token: "
                            + error
                            + (description.isEmpty() ? "" : ": " + description));
        }
    }

    /**
     * @param authorization the Authorization header of a confidential client; null: a public one
     * @throws ClientFailure refused, with the error's code and description
     */
    Granted ask(URI endpoint, Map<String, String> form, @Nullable String authorization) {
        return switch (answer(endpoint, form, authorization)) {
            case Granted granted -> granted;
            case Denied denied -> throw denied.failure();
        };
    }

    /** As {@link #ask}, for callers that handle a refusal. */
    Answered answer(URI endpoint, Map<String, String> form, @Nullable String authorization) {
        var asked = clock.instant();
        var answer = http.send(post(endpoint, form, authorization));
        var body = answer.body();
        var token = body.path("access_token");
        if (answer.status() != 200 || !token.isString()) {
            return denied(answer);
        }
        var refresh = body.path("refresh_token");
        return new Granted(
                new AccessToken(
                        token.stringValue(), asked.plusSeconds(body.path("expires_in").asLong(0))),
                refresh.isString() ? refresh.stringValue() : null);
    }

    /**
     * The answer of the device authorization endpoint to a public client (RFC 8628, section 3.2).
     *
     * @throws ClientFailure refused, with the error's code and description
     */
    JsonNode device(URI endpoint, Map<String, String> form) {
        var answer = http.send(post(endpoint, form, null));
        if (answer.status() != 200) {
            throw denied(answer).failure();
        }
        return answer.body();
    }

    /** Revokes a token of a public client. */
    void revoke(URI endpoint, Map<String, String> form) {
        var answer = http.send(post(endpoint, form, null));
        if (answer.status() != 200) {
            throw denied(answer).failure();
        }
    }

    private static HttpRequest.Builder post(
            URI endpoint, Map<String, String> form, @Nullable String authorization) {
        var unsent =
                HttpRequest.newBuilder(endpoint)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(ApiRequest.form(form)));
        return authorization == null ? unsent : unsent.header("Authorization", authorization);
    }

    private static Denied denied(Http.Answer answer) {
        return new Denied(
                answer.body().path("error").asString("status " + answer.status()),
                answer.body().path("error_description").asString(""));
    }
}
