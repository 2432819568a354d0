package dev.steelyard.server.authorize.source;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.grant.PushedRequest;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.domain.store.Store;
import dev.steelyard.http.answer.OAuthError;
import java.time.Instant;

/**
 * Finds the pushed authorization request that a {@code request_uri} names (RFC 9126, section 4).
 * Thread-safe.
 */
public final class PushedRequestFinder {
    private static final String PREFIX = "urn:ietf:params:oauth:request_uri:";

    private final Store store;

    public PushedRequestFinder(Store store) {
        this.store = store;
    }

    /** The {@code request_uri} of {@code secret}. A secret itself. */
    public static String of(Secret secret) {
        return PREFIX + secret.reveal();
    }

    static boolean isOne(String uri) {
        return uri.startsWith(PREFIX);
    }

    /**
     * An unknown one, another client's, a used one and an expired one look alike.
     *
     * @param at when the browser presented it
     * @throws OAuthError {@code invalid_request_uri}
     */
    PushedRequest find(Client client, String uri, Instant at) {
        return Secret.parse(SecretKind.PUSHED_REQUEST, uri.substring(PREFIX.length()))
                .flatMap(
                        secret ->
                                store.read(
                                                tx ->
                                                        tx.pushedRequests()
                                                                .find(secret.<PushedRequest>id()))
                                        .filter(found -> found.hash().matches(secret)))
                .filter(found -> found.client().equals(client.id()))
                .filter(found -> at.isBefore(found.expires()))
                .orElseThrow(
                        () ->
                                new OAuthError(
                                        OAuthError.Code.INVALID_REQUEST_URI,
                                        "The request_uri is unknown, was used, or has expired; push the request again."));
    }
}
