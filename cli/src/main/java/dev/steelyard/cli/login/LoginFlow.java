package dev.steelyard.cli.login;

import dev.steelyard.cli.api.ApiRequest;
import dev.steelyard.cli.api.ClientFailure;
import dev.steelyard.cli.api.Http;
import dev.steelyard.cli.api.ProofKey;
import dev.steelyard.cli.api.ServerAddress;
import dev.steelyard.domain.principal.BuiltInIds;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Logs a user in by the browser with the authorization code flow and PKCE, and logs the user out
 * again. The code is returned by a loopback redirect (RFC 8252).
 */
public final class LoginFlow {
    private static final System.Logger LOG = System.getLogger(LoginFlow.class.getName());
    private static final String OFFLINE_ACCESS = "offline_access";
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
     * @param stayConnected whether to ask for a refresh token, bound to the key beside the login;
     *     the user decides
     * @param maxAge the maximum age of the login (OpenID Connect Core, section 3.1.2.1): if it is
     *     older, the user logs in again; null: any
     * @param browse gets the URL to open
     * @return when the access token ends
     * @throws ClientFailure refused, answered by another issuer, or not answered in five minutes
     */
    public Instant login(
            @Nullable String scope,
            boolean stayConnected,
            @Nullable Duration maxAge,
            Consumer<URI> browse) {
        var metadata = IssuerMetadata.fetch(http, address.issuer());
        var key = stayConnected ? file.locked(() -> file.ensureKey(clock)) : null;
        var pkce = new Pkce(random);
        var state = Pkce.random(random);
        var expected = new ExpectedResponse(state, metadata.issuer(), metadata.identifiesItself());
        try (var callback = CallbackListener.start(expected)) {
            browse.accept(
                    request(
                            metadata,
                            callback.redirectUri(),
                            state,
                            pkce,
                            parameters(scope, key, maxAge)));
            var answer =
                    callback.await(PATIENCE)
                            .orElseThrow(() -> new ClientFailure("no login within five minutes"));
            return switch (answer) {
                case AuthorizationResponse.Granted(var code) ->
                        redeem(metadata, code, callback.redirectUri(), pkce, scope, key);
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
            Map<String, String> more) {
        var query = new LinkedHashMap<String, String>();
        query.put("response_type", "code");
        query.put("client_id", BuiltInIds.COMMAND_LINE.hex());
        query.put("redirect_uri", redirectUri);
        query.put("state", state);
        query.put("code_challenge", pkce.challenge());
        query.put("code_challenge_method", "S256");
        query.put("resource", address.api());
        query.putAll(more);
        return URI.create(metadata.authorizationEndpoint() + "?" + ApiRequest.form(query));
    }

    private static Map<String, String> parameters(
            @Nullable String scope, @Nullable ProofKey key, @Nullable Duration maxAge) {
        var parameters = new LinkedHashMap<String, String>();
        if (maxAge != null) {
            parameters.put("max_age", String.valueOf(maxAge.toSeconds()));
        }
        var asked = scope(scope, key != null);
        if (asked != null) {
            parameters.put("scope", asked);
        }
        if (key != null) {
            // A choice of an earlier login is not this one's.
            parameters.put("prompt", "consent");
            // RFC 9449, section 10: binds the code, too.
            parameters.put("dpop_jkt", key.thumbprint());
        }
        return parameters;
    }

    /** The scope to ask for; null: all that the user may do. */
    static @Nullable String scope(@Nullable String scope, boolean stayConnected) {
        if (!stayConnected) {
            return scope;
        }
        return scope == null ? OFFLINE_ACCESS : scope + " " + OFFLINE_ACCESS;
    }

    private Instant redeem(
            IssuerMetadata metadata,
            String code,
            String redirectUri,
            Pkce pkce,
            @Nullable String scope,
            @Nullable ProofKey key) {
        var granted =
                new TokenEndpointClient(http, clock)
                        .askBound(
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
                                key);
        keep(Login.of(address, granted, scope));
        return granted.accessToken().expires();
    }

    /** Stores a login in place of the one before, which ends. */
    void keep(Login login) {
        var before =
                file.locked(
                        () -> {
                            var replaced = readable();
                            file.write(login);
                            return replaced;
                        });
        try {
            before.filter(replaced -> replaced.refreshToken() != null).ifPresent(this::revoke);
        } catch (ClientFailure e) {
            // It is on no disk any more, and ends by itself.
            LOG.log(Level.DEBUG, "the login before is not revoked", e);
        }
    }

    /** The stored login; empty also if the file can't be used, since a new login replaces it. */
    private Optional<Login> readable() {
        try {
            return file.read();
        } catch (ClientFailure e) {
            LOG.log(Level.DEBUG, "the login before can't be read", e);
            return Optional.empty();
        }
    }

    /**
     * Ends the login at the issuer, and on this machine in any case.
     *
     * @return whether there was one
     * @throws ClientFailure it ended on this machine only
     */
    public boolean logout() {
        if (file.isAbsent()) {
            return false;
        }
        return file.locked(
                () -> {
                    var kept = readable();
                    try {
                        kept.ifPresent(this::revoke);
                    } finally {
                        // This machine must not keep it, even if the issuer fails.
                        file.delete();
                    }
                    return kept.isPresent();
                });
    }

    /** A refresh token ends with all its access tokens (RFC 7009, section 2.1). */
    private void revoke(Login login) {
        var refreshToken = login.refreshToken();
        new TokenEndpointClient(http, clock)
                .revoke(
                        IssuerMetadata.fetch(http, login.issuer()).revocationEndpoint(),
                        Map.of(
                                "token",
                                refreshToken == null ? login.accessToken() : refreshToken,
                                "client_id",
                                BuiltInIds.COMMAND_LINE.hex()));
    }
}
