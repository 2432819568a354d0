package dev.steelyard.server;

import dev.steelyard.http.answer.Json;
import org.jspecify.annotations.Nullable;

/** The tokens of a token endpoint's answer. */
public record Tokens(
        String access, @Nullable String refresh, @Nullable String id, @Nullable String scope) {
    public static Tokens of(Browser.Page answer) {
        if (answer.status() != 200) {
            throw new AssertionError(answer.status() + " " + answer.body());
        }
        var json = Json.MAPPER.readTree(answer.body());
        return new Tokens(
                json.get("access_token").asString(),
                json.path("refresh_token").asString(null),
                json.path("id_token").asString(null),
                json.path("scope").asString(null));
    }
}
