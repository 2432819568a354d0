package dev.steelyard.domain.manage;

import dev.steelyard.domain.client.AuthenticationMethod;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.seal.Hash;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** How a client may prove itself. */
final class Authentications {
    private static final int LONGEST = 16_384;

    private Authentications() {}

    static boolean bySecret(Client client) {
        return client.settings().authentication().method()
                == AuthenticationMethod.CLIENT_SECRET_BASIC;
    }

    static void check(Client client) {
        var authentication = client.settings().authentication();
        if (client.confidential() == (authentication.method() == AuthenticationMethod.NONE)) {
            throw Refused.invalid(
                    "token_endpoint_auth_method",
                    client.confidential()
                            ? "client_secret_basic or private_key_jwt for confidential clients"
                            : "none for public clients");
        }
        keys(client);
        if (authentication.method() == AuthenticationMethod.PRIVATE_KEY_JWT
                && !authentication.hasKeys()) {
            throw Refused.invalid(
                    "token_endpoint_auth_method", "private_key_jwt with jwks or jwks_uri");
        }
    }

    private static void keys(Client client) {
        var authentication = client.settings().authentication();
        var jwks = authentication.jwks();
        var uri = authentication.jwksUri();
        if (!client.confidential() && authentication.hasKeys()) {
            throw Refused.invalid(
                    jwks == null ? "jwks_uri" : "jwks", "None: public clients keep no keys");
        }
        // RFC 7591, section 2: they "MUST NOT both be present in the same request or response".
        if (jwks != null && uri != null) {
            throw Refused.invalid("jwks_uri", "Either jwks or jwks_uri; empty the other one");
        }
        if (jwks != null && jwks.length() > LONGEST) {
            throw Refused.invalid("jwks", "At most " + LONGEST + " characters");
        }
        if (uri != null && WebUri.parse(uri).filter(WebUri::isHttps).isEmpty()) {
            throw Refused.invalid(
                    "jwks_uri",
                    "An https URI, with no user, fragment, dot segment or encoded slash; or empty");
        }
    }

    /** A key set as audit events name it: by its hash. */
    static @Nullable String named(@Nullable String jwks) {
        return jwks == null
                ? null
                : "sha-256 " + Hash.of(jwks.getBytes(StandardCharsets.UTF_8)).text();
    }
}
