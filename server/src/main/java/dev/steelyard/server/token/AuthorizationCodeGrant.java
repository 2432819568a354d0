package dev.steelyard.server.token;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.domain.token.AuthorizationCode;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.http.request.Parameters;
import dev.steelyard.server.authorize.request.RedirectUriMatcher;
import dev.steelyard.server.clientauth.AuthenticatedClient;
import dev.steelyard.server.clientauth.Pkce;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The authorization code grant of the token endpoint, with PKCE (RFC 6749, section 4.1.3, RFC 7636,
 * and RFC 9700, section 2.1). A request with a wrong verifier or redirect URI neither uses a code
 * up nor counts as its replay: it does not show that the code is the presenter's.
 */
final class AuthorizationCodeGrant implements Grant {
    private final CodeRedemption redemption;
    private final InstantSource clock;

    AuthorizationCodeGrant(CodeRedemption redemption, InstantSource clock) {
        this.redemption = redemption;
        this.clock = clock;
    }

    @Override
    public GrantType type() {
        return GrantType.AUTHORIZATION_CODE;
    }

    @Override
    public GrantResult prove(AuthenticatedClient client, Parameters form, TokenRequest requested) {
        var presented =
                form.get("code")
                        .flatMap(text -> Secret.parse(SecretKind.AUTHORIZATION_CODE, text))
                        .orElseThrow(() -> CodeRedemption.refused("no code, or not one of ours"));
        var found = find(presented, client);
        var code = found.code();
        if (code.used() == null) {
            checkLive(code, client.client());
        }
        var wrong = unproved(code, form);
        if (wrong != null) {
            throw code.used() == null
                    ? new OAuthError(OAuthError.Code.INVALID_GRANT, wrong, "code " + code.id())
                    : CodeRedemption.refused("used code " + code.id() + " without its proof");
        }
        return redemption.prove(client, found, requested);
    }

    private CodeRedemption.Found find(Secret presented, AuthenticatedClient client) {
        var found =
                redemption
                        .find(presented)
                        .orElseThrow(() -> CodeRedemption.refused("unknown code " + presented));
        if (!found.code().client().equals(client.client().id())) {
            throw CodeRedemption.refused("code " + found.code().id() + " of another client");
        }
        return found;
    }

    private void checkLive(AuthorizationCode code, Client client) {
        if (!clock.instant().isBefore(code.expires())) {
            throw CodeRedemption.refused("code " + code.id() + " has expired");
        }
        // Changed since: the client no longer vouches for the old redirect URI.
        if (code.redirectUri() != null
                && !RedirectUriMatcher.registered(client.redirectUris(), code.redirectUri())) {
            throw new OAuthError(
                    OAuthError.Code.INVALID_GRANT,
                    "The redirect_uri that the code was sent to is no longer registered; begin"
                            + " again.",
                    "code " + code.id());
        }
        if (code.codeChallenge() == null && client.settings().requirePkce()) {
            throw CodeRedemption.refused(
                    "code " + code.id() + " has no challenge, and its client needs one");
        }
    }

    /** The error in the redirect URI or the verifier; null: none. */
    private static @Nullable String unproved(AuthorizationCode code, Parameters form) {
        if (!form.get("redirect_uri").equals(Optional.ofNullable(code.redirectUri()))) {
            return "redirect_uri must equal the one that was sent to the authorization endpoint.";
        }
        var challenge = code.codeChallenge();
        var verifier = form.get("code_verifier").orElse(null);
        // RFC 9700, section 2.1.1: a verifier without a challenge is a downgrade attack.
        if ((challenge == null) != (verifier == null)
                || (challenge != null && verifier != null && !Pkce.proves(verifier, challenge))) {
            return "code_verifier does not match the code_challenge of the authorization request.";
        }
        return null;
    }
}
