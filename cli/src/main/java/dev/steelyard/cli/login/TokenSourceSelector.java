package dev.steelyard.cli.login;

import dev.steelyard.cli.api.ClientFailure;
import dev.steelyard.cli.api.Http;
import dev.steelyard.cli.api.ServerAddress;
import dev.steelyard.cli.api.TokenSource;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.secret.SecretKind;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Selects how the command line gets access tokens: as a management client named in the environment,
 * else from the user's stored login.
 */
public final class TokenSourceSelector {
    static final String ID = "STEELYARD_CLIENT_ID";
    static final String SECRET = "STEELYARD_CLIENT_SECRET";

    private TokenSourceSelector() {}

    /**
     * The management client in the environment, else the logged-in user.
     *
     * @param browser shows the user a URL to open; null: no user is there
     * @throws ClientFailure the environment has only half of a client's credentials
     */
    public static TokenSource find(
            ServerAddress address,
            Http http,
            InstantSource clock,
            Map<String, String> environment,
            @Nullable Consumer<URI> browser) {
        return isProgram(environment)
                ? new ClientTokenSource(address, http, clock, program(environment))
                : new LoginTokenSource(address, http, clock, LoginFile.in(environment), browser);
    }

    /**
     * The client in the environment.
     *
     * @throws ClientFailure the environment has only half of its credentials
     */
    static ClientIdAndSecret program(Map<String, String> environment) {
        var id = environment.getOrDefault(ID, "");
        var secret = environment.getOrDefault(SECRET, "");
        if (id.isEmpty() || secret.isEmpty()) {
            throw new ClientFailure(ID + " and " + SECRET + " go together; only one is set");
        }
        return new ClientIdAndSecret(id, parse(secret));
    }

    /** Whether the environment has credentials of a management client, or half of them. */
    public static boolean isProgram(Map<String, String> environment) {
        return !environment.getOrDefault(ID, "").isEmpty()
                || !environment.getOrDefault(SECRET, "").isEmpty();
    }

    private static Secret parse(String text) {
        return Secret.parse(SecretKind.CLIENT_SECRET, text.strip())
                .orElseThrow(
                        () ->
                                new ClientFailure(
                                        SECRET
                                                + " is not a client secret: client secrets begin with sy_sk_,"
                                                + " and end in a checksum that detects typing errors"));
    }
}
