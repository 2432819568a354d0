package dev.steelyard.cli.login;

import dev.steelyard.cli.api.ApiRequest;
import dev.steelyard.cli.api.ClientFailure;
import dev.steelyard.cli.api.Http;
import dev.steelyard.cli.api.ServerAddress;
import dev.steelyard.domain.principal.BuiltInIds;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Logs a user in by the browser, and out again. The code is returned by a loopback redirect (RFC
 * 8252).
 */
public final class LoginFlow {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final ServerAddress address;
    private final Http http;
    private final InstantSource clock;
    private final LoginFile file;
    private final SecureRandom random = new SecureRandom();

    public LoginFlow(ServerAddress address, Http http, InstantSource clock, LoginFile file) {
        this.address = address;
        this.http = http;
        this.clock = clock;
        this.file = file;
    }

    /**
     * Waits until the user has logged in, and stores the login.
     *
     * @param scope the limit of the login; null: all that the user may do
     * @param browse gets the URL to open
     * @return when the login ends
     * @throws ClientFailure refused, answered by another issuer, or not answered in five minutes
     */
    public Instant login(@Nullable String scope, Consumer<URI> browse) {
        var metadata = IssuerMetadata.fetch(http, address.issuer());
        var pkce = new Pkce(random);
        var state = Pkce.random(random);
        var expected = new ExpectedResponse(state, metadata.issuer(), metadata.identifiesItself());
        try (var callback = CallbackListener.start(expected)) {
            browse.accept(request(metadata, callback.redirectUri(), state, pkce, scope));
            var answer =
                    callback.await(PATIENCE)
                            .orElseThrow(() -> new ClientFailure("no login within five minutes"));
            return switch (answer) {
                case AuthorizationResponse.Granted(var code) ->
                        redeem(metadata, code, callback.redirectUri(), pkce);
                case AuthorizationResponse.Denied(var error, var description) ->
                        throw new ClientFailure(
                                "the login was refused: "
                                        + error
                                        + (description.isEmpty() ? "" : ": " + description));
                case AuthorizationResponse.WrongIssuer() ->
                        throw new ClientFailure(
                                "the answer came from another issuer than "
                                        + metadata.issuer()
                                        + ", so it was ignored");
            };
        }
    }

    private URI request(
            IssuerMetadata metadata,
            String redirectUri,
            String state,
            Pkce pkce,
            @Nullable String scope) {
        var query = new LinkedHashMap<String, String>();
        query.put("response_type", "code");
        query.put("client_id", BuiltInIds.COMMAND_LINE.hex());
        query.put("redirect_uri", redirectUri);
        query.put("state", state);
        query.put("code_challenge", pkce.challenge());
        query.put("code_challenge_method", "S256");
        query.put("resource", address.api());
        if (scope != null) {
            query.put("scope", scope);
        }
        return URI.create(metadata.authorizationEndpoint() + "?" + ApiRequest.form(query));
    }

    private Instant redeem(IssuerMetadata metadata, String code, String redirectUri, Pkce pkce) {
        var granted =
                new TokenRequests(http, clock)
                        .ask(
                                metadata.tokenEndpoint(),
                                Map.of(
                                        "grant_type",
                                        "authorization_code",
                                        "code",
                                        code,
                                        "redirect_uri",
                                        redirectUri,
                                        "code_verifier",
                                        pkce.verifier(),
                                        "client_id",
                                        BuiltInIds.COMMAND_LINE.hex(),
                                        "resource",
                                        address.api()),
                                null);
        file.write(Login.of(address, granted));
        return granted.accessToken().expires();
    }

    /**
     * Ends the login at the issuer, and on this machine in any case.
     *
     * @return whether there was one
     * @throws ClientFailure it ended on this machine only
     */
    public boolean logout() {
        var kept = file.read();
        // First: this machine must not keep it, even if the issuer fails.
        file.delete();
        if (kept.isEmpty()) {
            return false;
        }
        var login = kept.get();
        var refreshToken = login.refreshToken();
        new TokenRequests(http, clock)
                .revoke(
                        IssuerMetadata.fetch(http, login.issuer()).revocationEndpoint(),
                        Map.of(
                                "token",
                                refreshToken == null ? login.accessToken() : refreshToken,
                                "client_id",
                                BuiltInIds.COMMAND_LINE.hex()));
        return true;
    }
}
