package dev.steelyard.server.token;

import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.domain.token.AuthorizationCode;
import dev.steelyard.server.authorize.RedirectUris;
import dev.steelyard.server.clientauth.AuthenticatedClient;
import dev.steelyard.server.http.OAuthError;
import dev.steelyard.server.http.Parameters;
import dev.steelyard.server.pkce.Pkce;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The authorization code grant (RFC 6749, section 4.1.3; RFC 7636; RFC 9700, section 2.1). A wrong
 * verifier or redirect URI does not use a code up, since whoever sends one has not shown that the
 * code is theirs to burn.
 */
final class CodeExchange implements Grant {
    private final CodeRedemption redemption;
    private final InstantSource clock;

    CodeExchange(CodeRedemption redemption, InstantSource clock) {
        this.redemption = redemption;
        this.clock = clock;
    }

    @Override
    public GrantType type() {
        return GrantType.AUTHORIZATION_CODE;
    }

    @Override
    public Proof prove(AuthenticatedClient client, Parameters form, Requested requested) {
        var presented =
                form.get("code")
                        .flatMap(text -> Secret.parse(SecretKind.AUTHORIZATION_CODE, text))
                        .orElseThrow(() -> refused("no code, or not one of ours"));
        var found = find(presented, client);
        if (found.code().used() == null) {
            check(found.code(), client, form);
        }
        return redemption.prove(client, found, requested);
    }

    private CodeRedemption.Found find(Secret presented, AuthenticatedClient client) {
        var found =
                redemption.find(presented).orElseThrow(() -> refused("unknown code " + presented));
        if (!found.code().client().equals(client.client().id())) {
            throw refused("code " + found.code().id() + " of another client");
        }
        return found;
    }

    private void check(AuthorizationCode code, AuthenticatedClient client, Parameters form) {
        if (!clock.instant().isBefore(code.expires())) {
            throw refused("code " + code.id() + " has expired");
        }
        if (!form.get("redirect_uri").equals(Optional.ofNullable(code.redirectUri()))) {
            throw new OAuthError(
                    OAuthError.Code.INVALID_GRANT,
                    "redirect_uri must be the very one that was sent to the authorization endpoint.",
                    "code " + code.id());
        }
        // Changed since: whoever receives at the old one is no longer whom the client vouches for.
        if (code.redirectUri() != null
                && !RedirectUris.registered(client.client().redirectUris(), code.redirectUri())) {
            throw new OAuthError(
                    OAuthError.Code.INVALID_GRANT,
                    "The redirect_uri that the code was sent to is no longer registered; begin again.",
                    "code " + code.id());
        }
        checkVerifier(code, client, form.get("code_verifier").orElse(null));
    }

    private static void checkVerifier(
            AuthorizationCode code, AuthenticatedClient client, @Nullable String verifier) {
        var challenge = code.codeChallenge();
        if (challenge == null && client.client().settings().requirePkce()) {
            throw refused("code " + code.id() + " has no challenge, and its client needs one");
        }
        // RFC 9700, section 2.1.1: a verifier without a challenge is a downgrade attack.
        if ((challenge == null) != (verifier == null)
                || (challenge != null && verifier != null && !Pkce.proves(verifier, challenge))) {
            throw new OAuthError(
                    OAuthError.Code.INVALID_GRANT,
                    "code_verifier does not match the code_challenge of the authorization request.",
                    "code " + code.id());
        }
    }

    private static OAuthError refused(String detail) {
        return new OAuthError(
                OAuthError.Code.INVALID_GRANT,
                "The authorization code is unknown, used, expired, or another client's; begin again.",
                detail);
    }
}
