package dev.steelyard.domain.client.setting;

import dev.steelyard.domain.certificate.CertificateNameType;
import dev.steelyard.domain.client.metadata.AuthenticationMethod;
import dev.steelyard.domain.client.metadata.ClientAuthentication;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Declares the client settings for client authentication, such as {@code
 * token_endpoint_auth_method} and {@code jwks_uri}.
 */
public final class AuthenticationSettings {
    public static final Setting<AuthenticationMethod> METHOD =
            Setting.of(
                            "token_endpoint_auth_method",
                            SettingType.Choice.among(
                                    "METHOD",
                                    AuthenticationMethod.values(),
                                    AuthenticationMethod::parameter),
                            settings -> settings.authentication().method(),
                            "How the client authenticates; none for public clients.",
                            "With its secret in the header or the form, a JWT that it signs, or its TLS"
                                    + " certificate.")
                    .asMetadata();
    public static final Setting<@Nullable String> JWKS =
            Setting.of(
                            "jwks",
                            new SettingType.Text("JSON"),
                            settings -> settings.authentication().jwks(),
                            "The JWK set with the client's public keys.",
                            "At most 10, as JSON text: EC P-256, RSA of 2048 bits or more, Ed25519. Empty:"
                                    + " none. Not beside `jwks_uri`.")
                    .asMetadata();
    public static final Setting<@Nullable String> JWKS_URI =
            Setting.of(
                            "jwks_uri",
                            new SettingType.Uri(),
                            settings -> settings.authentication().jwksUri(),
                            "The URL of the JWK set with the client's public keys.",
                            "An https URI; empty: nowhere.")
                    .asMetadata();

    /** RFC 8705, section 2.1.2. */
    public static final Map<CertificateNameType, Setting<@Nullable String>> CERTIFICATE_NAMES =
            certificateNames();

    public static final Setting<@Nullable Instant> KEYS_EXPIRE =
            Setting.of(
                            "keys_expire",
                            new SettingType.Time(),
                            settings -> settings.authentication().keysExpire(),
                            "When its public keys and certificate names expire, set by a transfer or its initial access token.",
                            "null: never.")
                    .toldOnly();

    public static final Setting<Boolean> TOKEN_ENDPOINT_AUDIENCE =
            Setting.of(
                    "token_endpoint_audience",
                    new SettingType.Flag(),
                    settings -> settings.authentication().tokenEndpointAudience(),
                    "Whether aud of client assertions may be the token endpoint's URL; leave it"
                            + " false.",
                    "If false, aud must be the issuer. Only the operator can set true.");

    static final List<Setting<?>> ALL =
            Stream.of(
                            List.of(METHOD, JWKS, JWKS_URI),
                            CERTIFICATE_NAMES.values(),
                            List.of(KEYS_EXPIRE, TOKEN_ENDPOINT_AUDIENCE))
                    .<Setting<?>>flatMap(Collection::stream)
                    .toList();

    private AuthenticationSettings() {}

    static ClientAuthentication of(SettingValues values) {
        return new ClientAuthentication(
                values.get(METHOD),
                values.get(JWKS),
                values.get(JWKS_URI),
                values.get(KEYS_EXPIRE),
                names(values),
                values.get(TOKEN_ENDPOINT_AUDIENCE));
    }

    private static Map<CertificateNameType, String> names(SettingValues values) {
        var names = new EnumMap<CertificateNameType, String>(CertificateNameType.class);
        CERTIFICATE_NAMES.forEach(
                (name, setting) -> {
                    var value = values.get(setting);
                    if (value != null) {
                        names.put(name, value);
                    }
                });
        return names;
    }

    private static Map<CertificateNameType, Setting<@Nullable String>> certificateNames() {
        var settings =
                new EnumMap<CertificateNameType, Setting<@Nullable String>>(
                        CertificateNameType.class);
        for (var name : CertificateNameType.values()) {
            settings.put(
                    name,
                    Setting.of(
                                    name.parameter(),
                                    new SettingType.Text(name.label()),
                                    all -> all.authentication().certificateNames().get(name),
                                    name.about(),
                                    "`tls_client_auth` needs exactly one of these names, compared exactly. Empty:"
                                            + " none.")
                            .asMetadata());
        }
        return Collections.unmodifiableMap(settings);
    }
}
