package dev.steelyard.e2e.client;

import dev.steelyard.e2e.http.Answer;
import dev.steelyard.e2e.step.Mismatch;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The tokens in a response of the token endpoint. */
public record Tokens(
        String accessToken,
        Optional<String> refreshToken,
        Optional<String> idToken,
        Optional<String> scope) {

    /** RFC 6749, section 5.1. */
    public static Tokens of(Answer answer) {
        answer.expect(200);
        Mismatch.unless(
                answer.header("Cache-Control").contains("no-store"),
                "Cache-Control: no-store",
                answer);
        var json = answer.json();
        Mismatch.unless(
                json.path("token_type").asString("").equals("Bearer"), "token_type Bearer", answer);
        return new Tokens(
                answer.text("access_token"),
                optional(json, "refresh_token"),
                optional(json, "id_token"),
                optional(json, "scope"));
    }

    public String refresh() {
        return refreshToken.orElseThrow(() -> new Mismatch("a refresh token", "none"));
    }

    public String id() {
        return idToken.orElseThrow(() -> new Mismatch("an ID token", "none"));
    }

    private static Optional<String> optional(JsonNode json, String member) {
        var value = json.path(member);
        return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
    }

    @Override
    public String toString() {
        return "Tokens[…]";
    }
}
