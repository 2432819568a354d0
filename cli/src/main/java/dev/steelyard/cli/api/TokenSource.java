package dev.steelyard.cli.api;

import java.time.Duration;

/** Supplies an access token for each call of the management API. */
public interface TokenSource {
    /**
     * A token that is valid for a request that begins now.
     *
     * @throws ClientFailure no token is available; the message says what to do
     */
    AccessToken token();

    /**
     * Lets the user log in again, so that the next {@link #token} proves a recent login (RFC 9470).
     *
     * @param maxAge the maximum age of the login
     * @return whether the user did; false: no user is there to be asked, so nothing was done
     * @throws ClientFailure the login was refused
     */
    default boolean prove(Duration maxAge) {
        return false;
    }

    /** What to do after a token was refused that {@link #token} supplied. */
    default String renewal() {
        return "repeat the command";
    }
}
