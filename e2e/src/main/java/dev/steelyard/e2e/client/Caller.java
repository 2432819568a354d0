package dev.steelyard.e2e.client;

import java.net.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * The access token, API key and {@code Origin} that a request to the demo API sends, each of them
 * optional.
 */
public record Caller(@Nullable String token, @Nullable String apiKey, @Nullable String origin) {
    public static final Caller ANONYMOUS = new Caller(null, null, null);

    public static Caller of(Client client, Tokens tokens) {
        return new Caller(tokens.accessToken(), client.apiKey(), null);
    }

    public Caller withToken(@Nullable String other) {
        return new Caller(other, apiKey, origin);
    }

    public Caller withApiKey(@Nullable String other) {
        return new Caller(token, other, origin);
    }

    public Caller from(String other) {
        return new Caller(token, apiKey, other);
    }

    HttpRequest.Builder sign(HttpRequest.Builder request) {
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (apiKey != null) {
            request.header("x-api-key", apiKey);
        }
        if (origin != null) {
            request.header("Origin", origin);
        }
        return request;
    }

    @Override
    public String toString() {
        return "Caller[…]";
    }
}
