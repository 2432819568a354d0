package dev.steelyard.cli.login;

import dev.steelyard.cli.api.AccessToken;
import dev.steelyard.cli.api.ClientFailure;
import dev.steelyard.cli.api.Http;
import dev.steelyard.cli.api.ProofKey;
import dev.steelyard.cli.api.ServerAddress;
import dev.steelyard.cli.api.TokenSource;
import dev.steelyard.domain.principal.BuiltInIds;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Supplies the access token of the logged-in user from the stored login, and refreshes it where it
 * can. One process refreshes at a time: a refresh token that is used twice ends the login.
 */
final class LoginTokenSource implements TokenSource {
    private final ServerAddress address;
    private final Http http;
    private final InstantSource clock;
    private final LoginFile file;
    private final @Nullable Consumer<URI> browser;

    /**
     * @param browser shows the user a URL to open; null: no user is there
     */
    LoginTokenSource(
            ServerAddress address,
            Http http,
            InstantSource clock,
            LoginFile file,
            @Nullable Consumer<URI> browser) {
        this.address = address;
        this.http = http;
        this.clock = clock;
        this.file = file;
        this.browser = browser;
    }

    @Override
    public String renewal() {
        return "run `steelyard login`";
    }

    /** With the scope of the stored login; who stayed connected is asked for that again. */
    @Override
    public boolean prove(Duration maxAge) {
        var shown = browser;
        if (shown == null) {
            return false;
        }
        var login = current();
        new LoginFlow(address, http, clock, file)
                .login(login.scope(), login.refreshToken() != null, maxAge, shown);
        return true;
    }

    @Override
    public AccessToken token() {
        var login = current();
        return serves(login) ? login.token(key(login)) : file.locked(this::refreshed);
    }

    private Login current() {
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
        if (!serves(login) && login.refreshToken() == null) {
            throw new ClientFailure(
                    "the login has ended: logins last 5 minutes, unless the server is set"
                            + " otherwise; `steelyard login` again, or `steelyard login"
                            + " --stay-connected`");
        }
        return login;
    }

    private boolean serves(Login login) {
        return login.token(null).servesAt(clock.instant());
    }

    private @Nullable ProofKey key(Login login) {
        return login.jkt() == null
                ? null
                : file.key(clock)
                        .filter(key -> key.thumbprint().equals(login.jkt()))
                        .orElseThrow(
                                () ->
                                        new ClientFailure(
                                                "the key of the login is missing: `steelyard"
                                                        + " login` again"));
    }

    /** Under the lock: another process may have refreshed the login meanwhile, or ended it. */
    private AccessToken refreshed() {
        var login = current();
        var key = key(login);
        var refreshToken = login.refreshToken();
        if (refreshToken == null || serves(login)) {
            return login.token(key);
        }
        var refreshed = refresh(login, refreshToken, key);
        file.write(refreshed);
        return refreshed.token(key);
    }

    private Login refresh(Login login, String refreshToken, @Nullable ProofKey key) {
        var endpoint = IssuerMetadata.fetch(http, login.issuer()).tokenEndpoint();
        var form =
                Map.of(
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        refreshToken,
                        "client_id",
                        BuiltInIds.COMMAND_LINE.hex(),
                        "resource",
                        address.api());
        return switch (new TokenEndpointClient(http, clock).answer(endpoint, form, key)) {
            case TokenEndpointClient.Granted granted -> login.refreshed(granted, refreshToken);
            case TokenEndpointClient.Denied denied ->
                    throw denied.error().equals("invalid_grant")
                            ? new ClientFailure("the login has ended: `steelyard login` again")
                            : denied.failure();
        };
    }
}
