package dev.steelyard.server.authorize.rule;

import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.server.clientauth.Pkce;

/**
 * Requires authorization requests to use PKCE with {@code code_challenge_method=S256} (RFC 7636).
 * RFC 7636, section 4.4.1: "If the server requires Proof Key for Code Exchange … and the client
 * does not send the code_challenge in the request, the authorization endpoint MUST return the
 * authorization error response with the error value set to invalid_request". RFC 9700, section
 * 2.1.1, wants methods that don't reveal the verifier: {@code S256}, which must be named, since the
 * default of RFC 7636 is {@code plain}.
 */
public final class ChallengeIsS256 implements Rule {
    @Override
    public void check(UncheckedRequest request) {
        var challenge = request.parameters().get("code_challenge");
        var method = request.parameters().get("code_challenge_method");
        if (challenge.isEmpty()) {
            if (request.client().settings().requirePkce() || method.isPresent()) {
                throw refused("code_challenge is missing; PKCE with S256 is required.");
            }
            return;
        }
        if (method.filter(m -> m.equals("S256")).isEmpty()) {
            throw refused("code_challenge_method must be S256.");
        }
        if (!Pkce.isChallenge(challenge.get())) {
            throw refused("code_challenge must be a SHA-256 hash in base64url: 43 characters.");
        }
    }

    private static OAuthError refused(String description) {
        return new OAuthError(OAuthError.Code.INVALID_REQUEST, description);
    }
}
