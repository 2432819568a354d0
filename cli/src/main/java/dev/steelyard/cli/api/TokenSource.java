package dev.steelyard.cli.api;

/** Has a good access token for the management API. */
public interface TokenSource {
    /**
     * A token that is good for a request that begins now.
     *
     * @throws ClientFailure there is none and none to be had; what to do about it
     */
    AccessToken token();
}
