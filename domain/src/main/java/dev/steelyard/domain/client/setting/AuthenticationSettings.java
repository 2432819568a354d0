package dev.steelyard.domain.client.setting;

import dev.steelyard.domain.client.AuthenticationMethod;
import dev.steelyard.domain.client.ClientAuthentication;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a client proves itself. */
public final class AuthenticationSettings {
    public static final Setting<AuthenticationMethod> METHOD =
            Setting.of(
                    "token_endpoint_auth_method",
                    Kind.Choice.among(
                            "METHOD",
                            AuthenticationMethod.values(),
                            AuthenticationMethod::parameter),
                    settings -> settings.authentication().method(),
                    "How it proves itself; public clients: none.",
                    "By its secret, in the header or the form, or by a JWT that it signs.");
    public static final Setting<@Nullable String> JWKS =
            Setting.of(
                    "jwks",
                    new Kind.Text("JSON"),
                    settings -> settings.authentication().jwks(),
                    "A JWK set of its public keys.",
                    "At most 10, as JSON text: EC P-256, RSA of 2048 bits or more, Ed25519. Empty:"
                            + " none. Not beside `jwks_uri`.");
    public static final Setting<@Nullable String> JWKS_URI =
            Setting.of(
                    "jwks_uri",
                    new Kind.Uri(),
                    settings -> settings.authentication().jwksUri(),
                    "Where it publishes a JWK set of its public keys.",
                    "An https URI; empty: nowhere.");
    public static final Setting<@Nullable Instant> KEYS_EXPIRE =
            Setting.of(
                            "keys_expire",
                            new Kind.Time(),
                            settings -> settings.authentication().keysExpire(),
                            "When its keys end, after a transfer.",
                            "null: never.")
                    .toldOnly();

    static final List<Setting<?>> ALL = List.of(METHOD, JWKS, JWKS_URI, KEYS_EXPIRE);

    private AuthenticationSettings() {}

    static ClientAuthentication of(SettingValues values) {
        return new ClientAuthentication(
                values.get(METHOD),
                values.get(JWKS),
                values.get(JWKS_URI),
                values.get(KEYS_EXPIRE));
    }
}
