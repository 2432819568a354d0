package dev.steelyard.cli.api;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An access token for the management API, with its expiry and a redacted {@link #toString}. It may
 * be bound to a key (RFC 9449).
 */
public final class AccessToken {
    private final String text;
    private final Instant expires;
    private final @Nullable ProofKey key;

    /**
     * @param key that it is bound to; null: it is a bearer token
     */
    public AccessToken(String text, Instant expires, @Nullable ProofKey key) {
        this.text = text;
        this.expires = expires;
        this.key = key;
    }

    /** Adds the token to a request that is sent once, with a proof if it is bound to a key. */
    void authorize(HttpRequest.Builder unsent, String method, URI uri) {
        if (key == null) {
            unsent.setHeader("Authorization", "Bearer " + text);
        } else {
            unsent.setHeader("Authorization", "DPoP " + text)
                    .setHeader("DPoP", key.proof(method, uri, text, null));
        }
    }

    /** The key that it is bound to; null: it is a bearer token. */
    public @Nullable ProofKey key() {
        return key;
    }

    public String reveal() {
        return text;
    }

    public Instant expires() {
        return expires;
    }

    /** Whether it is valid for a request that begins now. */
    public boolean servesAt(Instant now) {
        return now.plusSeconds(5).isBefore(expires);
    }

    @Override
    public String toString() {
        return "AccessToken[until " + expires + "]";
    }
}
