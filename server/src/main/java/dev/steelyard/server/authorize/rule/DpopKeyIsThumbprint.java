package dev.steelyard.server.authorize.rule;

import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.server.clientauth.Dpop;

/**
 * Requires the parameter {@code dpop_jkt} of an authorization request to be the SHA-256 thumbprint
 * of a key. RFC 9449, section 10: it is "the JWK Thumbprint of the proof-of-possession public key
 * using the SHA-256 hash function".
 */
public final class DpopKeyIsThumbprint implements Rule {
    @Override
    public void check(UncheckedRequest request) {
        if (request.parameters().get("dpop_jkt").filter(t -> !Dpop.isThumbprint(t)).isPresent()) {
            throw new OAuthError(
                    OAuthError.Code.INVALID_REQUEST,
                    "dpop_jkt must be a SHA-256 hash in base64url: 43 characters.");
        }
    }
}
