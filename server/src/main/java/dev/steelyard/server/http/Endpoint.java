package dev.steelyard.server.http;

/** Answers one kind of request. Thread-safe. */
@FunctionalInterface
public interface Endpoint {
    /**
     * @throws OAuthError a refusal that the boundary writes
     * @throws MalformedRequest a request that can't be read
     */
    Reply handle(Request request);
}
