package dev.steelyard.cli.api;

/** Supplies an access token for each call of the management API. */
public interface TokenSource {
    /**
     * A token that is valid for a request that begins now.
     *
     * @throws ClientFailure no token is available; the message says what to do
     */
    AccessToken token();
}
