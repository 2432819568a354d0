package dev.steelyard.cli.login;

import static java.util.Objects.requireNonNull;

import dev.steelyard.cli.api.AccessToken;
import dev.steelyard.cli.api.ProofKey;
import dev.steelyard.cli.api.ServerAddress;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a user who has run {@code steelyard login}, with the server and issuer that they
 * are for. Secret.
 *
 * @param server the server of the management API; the tokens are sent nowhere else
 * @param refreshToken null: the login ends with its access token
 * @param scope the limit that the user asked for; null: all that the user may do
 * @param jkt the thumbprint of the key that the tokens are bound to (RFC 9449); null: none
 */
record Login(
        URI server,
        URI issuer,
        String accessToken,
        Instant expires,
        @Nullable String refreshToken,
        @Nullable String scope,
        @Nullable String jkt) {

    Login {
        requireNonNull(server);
        requireNonNull(issuer);
        requireNonNull(accessToken);
        requireNonNull(expires);
    }

    static Login of(
            ServerAddress address, TokenEndpointClient.Granted granted, @Nullable String scope) {
        var key = granted.accessToken().key();
        return new Login(
                address.server(),
                address.issuer(),
                granted.accessToken().reveal(),
                granted.accessToken().expires(),
                granted.refreshToken(),
                scope,
                key == null ? null : key.thumbprint());
    }

    /**
     * This login with newer tokens.
     *
     * @param before the refresh token that remains valid if there is no new one
     */
    Login refreshed(TokenEndpointClient.Granted granted, String before) {
        var next = granted.refreshToken();
        return new Login(
                server,
                issuer,
                granted.accessToken().reveal(),
                granted.accessToken().expires(),
                next == null ? before : next,
                scope,
                jkt);
    }

    ServerAddress address() {
        return new ServerAddress(server, issuer);
    }

    /**
     * @param key the one with {@link #jkt}; null: there is none
     */
    AccessToken token(@Nullable ProofKey key) {
        return new AccessToken(accessToken, expires, key);
    }

    @Override
    public String toString() {
        return "Login[" + server + ", until " + expires + "]";
    }
}
