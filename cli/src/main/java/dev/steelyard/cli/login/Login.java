package dev.steelyard.cli.login;

import static java.util.Objects.requireNonNull;

import dev.steelyard.cli.api.AccessToken;
import dev.steelyard.cli.api.ServerAddress;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stored login, with its tokens and the server that they are for. Secret.
 *
 * @param server the server of the management API; the tokens are sent nowhere else
 */
record Login(
        URI server,
        URI issuer,
        String accessToken,
        Instant expires,
        @Nullable String refreshToken) {

    Login {
        requireNonNull(server);
        requireNonNull(issuer);
        requireNonNull(accessToken);
        requireNonNull(expires);
    }

    static Login of(ServerAddress address, TokenRequests.Granted granted) {
        return new Login(
                address.server(),
                address.issuer(),
                granted.accessToken().reveal(),
                granted.accessToken().expires(),
                granted.refreshToken());
    }

    ServerAddress address() {
        return new ServerAddress(server, issuer);
    }

    AccessToken token() {
        return new AccessToken(accessToken, expires);
    }

    @Override
    public String toString() {
        return "Login[" + server + ", until " + expires + "]";
    }
}
