package dev.steelyard.program.client;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The client's side of the token and revocation endpoints (RFC 6749, RFC 7009). Thread-safe. */
final class TokenRequests {
    private final Http http;
    private final InstantSource clock;

    TokenRequests(Http http, InstantSource clock) {
        this.http = http;
        this.clock = clock;
    }

    /** What was granted; secrets. */
    record Granted(AccessToken accessToken, @Nullable String refreshToken) {
        @Override
        public String toString() {
            return "Granted[" + accessToken + "]";
        }
    }

    /**
     * @param authorization the Authorization header of a confidential client; null: a public one
     * @throws ClientFailure refused, with the error's code and description
     */
    Granted ask(URI endpoint, Map<String, String> form, @Nullable String authorization) {
        var asked = clock.instant();
        var answer = http.send(post(endpoint, form, authorization));
        var body = answer.body();
        var token = body.path("access_token");
        if (answer.status() != 200 || !token.isString()) {
            throw refused(answer.status(), body);
        }
        var refresh = body.path("refresh_token");
        return new Granted(
                new AccessToken(
                        token.stringValue(), asked.plusSeconds(body.path("expires_in").asLong(0))),
                refresh.isString() ? refresh.stringValue() : null);
    }

    /** Of a public client. */
    void revoke(URI endpoint, Map<String, String> form) {
        var answer = http.send(post(endpoint, form, null));
        if (answer.status() != 200) {
            throw refused(answer.status(), answer.body());
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

    private static ClientFailure refused(int status, JsonNode body) {
        var description = body.path("error_description").asString("");
        return new ClientFailure(
                "the issuer gives no token: "
                        + body.path("error").asString("status " + status)
                        + (description.isEmpty() ? "" : ": " + description));
    }
}
