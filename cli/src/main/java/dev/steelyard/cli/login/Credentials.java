package dev.steelyard.cli.login;

import dev.steelyard.cli.api.ClientFailure;
import dev.steelyard.cli.api.Http;
import dev.steelyard.cli.api.ServerAddress;
import dev.steelyard.cli.api.TokenSource;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.secret.SecretKind;
import java.time.InstantSource;
import java.util.Map;

/** Finds the credentials of the command line, which are a management client's or a login. */
public final class Credentials {
    static final String ID = "STEELYARD_CLIENT_ID";
    static final String SECRET = "STEELYARD_CLIENT_SECRET";

    private Credentials() {}

    /**
     * The management client in the environment, else the logged-in user.
     *
     * @throws ClientFailure the environment has only half of a client's credentials
     */
    public static TokenSource find(
            ServerAddress address,
            Http http,
            InstantSource clock,
            Map<String, String> environment) {
        return isProgram(environment)
                ? new ClientCredentials(address, http, clock, program(environment))
                : new StoredLogin(address, http, clock, LoginFile.in(environment));
    }

    /**
     * The client in the environment.
     *
     * @throws ClientFailure the environment has only half of its credentials
     */
    static ClientProof program(Map<String, String> environment) {
        var id = environment.getOrDefault(ID, "");
        var secret = environment.getOrDefault(SECRET, "");
        if (id.isEmpty() || secret.isEmpty()) {
            throw new ClientFailure(ID + " and " + SECRET + " go together; only one is set");
        }
        return new ClientProof(id, parse(secret));
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
