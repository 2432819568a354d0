package dev.steelyard.cli.api;

import java.time.Instant;

/** An access token for the management API, with its expiry and a redacted {@link #toString}. */
public final class AccessToken {
    private final String text;
    private final Instant expires;

    public AccessToken(String text, Instant expires) {
        this.text = text;
        this.expires = expires;
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
