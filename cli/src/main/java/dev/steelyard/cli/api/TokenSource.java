package dev.steelyard.cli.api;

/** A source of access tokens for the management API. */
public interface TokenSource {
    /**
     * A token that is valid for a request that begins now.
     *
     * @throws ClientFailure no token is available; the message says what to do
     */
    AccessToken token();
}
