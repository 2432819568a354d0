package dev.steelyard.cli.login;

import dev.steelyard.cli.api.ClientFailure;
import dev.steelyard.cli.api.Http;
import dev.steelyard.cli.api.ServerAddress;
import dev.steelyard.cli.api.TokenSource;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.secret.SecretKind;
import java.time.InstantSource;
import java.util.Map;

/** Finds in whose name the command line speaks. */
public final class Credentials {
    static final String ID = "STEELYARD_CLIENT_ID";
    static final String SECRET = "STEELYARD_CLIENT_SECRET";

    private Credentials() {}

    /**
     * The management client that the environment names, else whoever is logged in.
     *
     * @throws ClientFailure the environment names half a client
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
     * The client that the environment names.
     *
     * @throws ClientFailure it names half a client
     */
    static ClientProof program(Map<String, String> environment) {
        var id = environment.getOrDefault(ID, "");
        var secret = environment.getOrDefault(SECRET, "");
        if (id.isEmpty() || secret.isEmpty()) {
            throw new ClientFailure(ID + " and " + SECRET + " go together; only one is set");
        }
        return new ClientProof(id, parse(secret));
    }

    /** Whether the environment names a management client, or half of one. */
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
                                                + " is no client secret: those begin with sy_sk_,"
                                                + " and a letter too few or wrong shows"));
    }
}
