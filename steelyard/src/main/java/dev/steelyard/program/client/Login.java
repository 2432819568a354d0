package dev.steelyard.program.client;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A login as it is kept: tokens, and where they may go. Secrets.
 *
 * @param api the management API that the tokens are for; they are sent nowhere else
 */
record Login(
        String api,
        URI issuer,
        String accessToken,
        Instant expires,
        @Nullable String refreshToken) {

    Login {
        requireNonNull(api);
        requireNonNull(issuer);
        requireNonNull(accessToken);
        requireNonNull(expires);
    }

    static Login of(ServerAddress address, TokenRequests.Granted granted) {
        return new Login(
                address.api(),
                address.issuer(),
                granted.accessToken().reveal(),
                granted.accessToken().expires(),
                granted.refreshToken());
    }

    AccessToken token() {
        return new AccessToken(accessToken, expires);
    }

    @Override
    public String toString() {
        return "Login[" + api + ", until " + expires + "]";
    }
}
