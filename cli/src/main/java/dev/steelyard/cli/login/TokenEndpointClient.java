package dev.steelyard.cli.login;

import dev.steelyard.cli.api.AccessToken;
import dev.steelyard.cli.api.ApiRequest;
import dev.steelyard.cli.api.ClientFailure;
import dev.steelyard.cli.api.Http;
import dev.steelyard.cli.api.ProofKey;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * HTTP client of the issuer's token, device authorization and revocation endpoints (RFC 6749, RFC
 * 8628, RFC 7009). Thread-safe.
 */
final class TokenEndpointClient {
    private final Http http;
    private final InstantSource clock;

    TokenEndpointClient(Http http, InstantSource clock) {
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
        return granted(answer(post(endpoint, form, authorization), clock.instant(), null));
    }

    /**
     * Asks for the tokens of a public client.
     *
     * @param key to bind them to (RFC 9449, section 5); null: they are bearer tokens
     * @throws ClientFailure refused, with the error's code and description
     */
    Granted askBound(URI endpoint, Map<String, String> form, @Nullable ProofKey key) {
        return granted(answer(endpoint, form, key));
    }

    private static Granted granted(Answered answered) {
        return switch (answered) {
            case Granted granted -> granted;
            case Denied denied -> throw denied.failure();
        };
    }

    /** As {@link #askBound}, for callers that handle a refusal. */
    Answered answer(URI endpoint, Map<String, String> form, @Nullable ProofKey key) {
        var asked = clock.instant();
        if (key == null) {
            return answer(post(endpoint, form, null), asked, null);
        }
        var first = http.send(proven(endpoint, form, key, null));
        var nonce = first.headers().firstValue("DPoP-Nonce");
        // Section 8: the server names the nonce in the first refusal.
        return nonce.isPresent() && denied(first).error().equals("use_dpop_nonce")
                ? answer(proven(endpoint, form, key, nonce.get()), asked, key)
                : answer(first, asked, key);
    }

    private HttpRequest.Builder proven(
            URI endpoint, Map<String, String> form, ProofKey key, @Nullable String nonce) {
        return post(endpoint, form, null).header("DPoP", key.proof("POST", endpoint, null, nonce));
    }

    private Answered answer(HttpRequest.Builder unsent, Instant asked, @Nullable ProofKey key) {
        return answer(http.send(unsent), asked, key);
    }

    private static Answered answer(Http.Answer answer, Instant asked, @Nullable ProofKey key) {
        var body = answer.body();
        var token = body.path("access_token");
        if (answer.status() != 200 || !token.isString()) {
            return denied(answer);
        }
        var refresh = body.path("refresh_token");
        boolean bound = body.path("token_type").asString("").equalsIgnoreCase("DPoP");
        if (key != null && refresh.isString() && !bound) {
            throw new ClientFailure(
                    "the server did not bind the refresh token to this machine's key: log in"
                            + " without --stay-connected, or upgrade the server");
        }
        return new Granted(
                new AccessToken(
                        token.stringValue(),
                        asked.plusSeconds(body.path("expires_in").asLong(0)),
                        bound ? key : null),
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
