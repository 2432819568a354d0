package dev.steelyard.cli.login;

import dev.steelyard.cli.api.AccessToken;
import dev.steelyard.cli.api.ClientFailure;
import dev.steelyard.cli.api.Http;
import dev.steelyard.cli.api.ServerAddress;
import dev.steelyard.cli.api.TokenSource;
import dev.steelyard.domain.principal.BuiltInIds;
import java.time.InstantSource;
import java.util.Map;

/**
 * A source of tokens for the logged-in user, from the stored login. Refreshes them if there is a
 * refresh token.
 */
final class StoredLogin implements TokenSource {
    private final ServerAddress address;
    private final Http http;
    private final InstantSource clock;
    private final LoginFile file;

    StoredLogin(ServerAddress address, Http http, InstantSource clock, LoginFile file) {
        this.address = address;
        this.http = http;
        this.clock = clock;
        this.file = file;
    }

    @Override
    public AccessToken token() {
        var login =
                file.read()
                        .orElseThrow(
                                () ->
                                        new ClientFailure(
                                                "not logged in: `steelyard login`, or set"
                                                        + " STEELYARD_CLIENT_ID and"
                                                        + " STEELYARD_CLIENT_SECRET"));
        if (!login.server().equals(address.server())) {
            throw new ClientFailure(
                    "the login is for "
                            + login.server()
                            + ", not for "
                            + address.server()
                            + ": `steelyard login` again, or name that --server");
        }
        if (login.token().servesAt(clock.instant())) {
            return login.token();
        }
        var refreshToken = login.refreshToken();
        if (refreshToken == null) {
            throw new ClientFailure(
                    "the login has ended: logins last 5 minutes, unless the server is set"
                            + " otherwise; `steelyard login` again");
        }
        return refresh(login, refreshToken).token();
    }

    private Login refresh(Login login, String refreshToken) {
        var granted =
                new TokenRequests(http, clock)
                        .ask(
                                IssuerMetadata.fetch(http, login.issuer()).tokenEndpoint(),
                                Map.of(
                                        "grant_type",
                                        "refresh_token",
                                        "refresh_token",
                                        refreshToken,
                                        "client_id",
                                        BuiltInIds.COMMAND_LINE.hex(),
                                        "resource",
                                        address.api()),
                                null);
        var successor = granted.refreshToken();
        var refreshed =
                new Login(
                        login.server(),
                        login.issuer(),
                        granted.accessToken().reveal(),
                        granted.accessToken().expires(),
                        successor == null ? refreshToken : successor);
        file.write(refreshed);
        return refreshed;
    }
}
