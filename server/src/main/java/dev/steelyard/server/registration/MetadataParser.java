package dev.steelyard.server.registration;

import static dev.steelyard.domain.client.setting.AuthenticationSettings.JWKS;
import static dev.steelyard.domain.client.setting.AuthenticationSettings.METHOD;
import static dev.steelyard.domain.client.setting.RequestSettings.REQUEST_URIS;
import static dev.steelyard.domain.client.setting.RequestSettings.SIGNING_ALGORITHM;
import static dev.steelyard.server.registration.RegistrationErrorMapper.invalid;
import static java.util.Objects.requireNonNull;

import dev.steelyard.admin.registration.ClientMetadata;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.client.metadata.AuthenticationMethod;
import dev.steelyard.domain.client.setting.Setting;
import dev.steelyard.domain.client.setting.SettingType;
import dev.steelyard.domain.client.setting.SettingValues;
import dev.steelyard.domain.client.setting.Settings;
import dev.steelyard.domain.id.Id;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.server.clientkeys.BadKeys;
import dev.steelyard.server.clientkeys.ClientKeySet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Converts client metadata into a client's settings (RFC 7591, section 2, and OpenID Connect
 * Registration, section 2).
 */
final class MetadataParser {
    /** RFC 7592, section 2.2: they "MUST NOT" be in the request. */
    private static final List<String> ANSWERED =
            List.of(
                    "registration_access_token",
                    "registration_client_uri",
                    "client_secret_expires_at",
                    "client_id_issued_at");

    /** Their client would get answers that it can't read, or clear text instead of encrypted. */
    private static final List<String> ENCRYPTION =
            List.of(
                    "id_token_encrypted_response_alg",
                    "id_token_encrypted_response_enc",
                    "userinfo_encrypted_response_alg",
                    "userinfo_encrypted_response_enc",
                    "request_object_encryption_alg",
                    "request_object_encryption_enc");

    /**
     * For request objects, where a client gives their address but no algorithm. OpenID Connect
     * Core, section 6.1: "Servers SHOULD support RS256".
     */
    private static final String USUAL_SIGNATURE = "RS256";

    private MetadataParser() {}

    /** The metadata of a registered client. */
    static ClientMetadata of(Metadata metadata, Id<Client> client) {
        if (!metadata.optionalText("client_id").equals(Optional.of(client.hex()))) {
            throw invalid("client_id", "Must be the client_id of this registration");
        }
        for (var name : ANSWERED) {
            if (metadata.has(name)) {
                throw invalid(name, "Only the server sets this; leave it out");
            }
        }
        return of(metadata);
    }

    /**
     * @throws OAuthError {@code invalid_client_metadata} or {@code invalid_redirect_uri}
     */
    static ClientMetadata of(Metadata metadata) {
        unsupported(metadata);
        var redirectUris = metadata.optionalTexts("redirect_uris").orElse(Set.of());
        applicationType(metadata, redirectUris);
        return new ClientMetadata(
                metadata.optionalText("client_name").orElse(null),
                grantTypes(metadata),
                redirectUris,
                metadata.optionalTexts("post_logout_redirect_uris").orElse(Set.of()),
                metadata.optionalTexts("origins").orElse(Set.of()),
                settings(metadata));
    }

    private static SettingValues settings(Metadata metadata) {
        var values = SettingValues.NONE;
        for (var setting : Settings.METADATA) {
            if (metadata.has(name(setting))) {
                values = reading(values, setting, metadata);
            }
        }
        boolean fetched = !metadata.optionalTexts(name(REQUEST_URIS)).orElse(Set.of()).isEmpty();
        return fetched && !metadata.has(name(SIGNING_ALGORITHM))
                ? values.with(SIGNING_ALGORITHM, USUAL_SIGNATURE)
                : values;
    }

    private static SettingValues reading(
            SettingValues values, Setting<?> setting, Metadata metadata) {
        var name = name(setting);
        try {
            return values.reading(
                    setting,
                    switch (setting.kind()) {
                        case SettingType.Flag _ -> metadata.flag(name);
                        case SettingType.Uri _ -> metadata.text(name);
                        case SettingType.Text _ ->
                                setting.equals(JWKS) ? keys(metadata) : metadata.text(name);
                        case SettingType.Choice<?> _ ->
                                setting.equals(METHOD) ? method(metadata) : metadata.text(name);
                        case SettingType.Uris _ -> metadata.texts(name);
                        case SettingType.Seconds _ -> metadata.number(name);
                        case SettingType.Time _ ->
                                throw invalid(name, "Clients can not set this; leave it out");
                    });
        } catch (IllegalArgumentException e) {
            throw invalid(
                    name,
                    setting.kind() instanceof SettingType.Choice<?> choice
                            ? "One of: " + String.join(", ", choice.named())
                            : "This value is not supported");
        }
    }

    private static String name(Setting<?> setting) {
        return requireNonNull(setting.metadata());
    }

    /** Secrets are accepted in the header and in the form: the two methods are one here. */
    private static String method(Metadata metadata) {
        var method = metadata.text(METHOD.name());
        return method.equals("client_secret_post")
                ? AuthenticationMethod.CLIENT_SECRET_BASIC.parameter()
                : method;
    }

    private static @Nullable Set<GrantType> grantTypes(Metadata metadata) {
        var names = metadata.optionalTexts("grant_types").orElse(null);
        if (names == null) {
            return null;
        }
        var types = new LinkedHashSet<GrantType>();
        for (var name : names) {
            types.add(
                    GrantType.parse(name)
                            .orElseThrow(() -> invalid("grant_types", "Of grant_types_supported")));
        }
        return types;
    }

    private static String keys(Metadata metadata) {
        var jwks = metadata.object(JWKS.name());
        try {
            ClientKeySet.registered(jwks);
            return jwks;
        } catch (BadKeys e) {
            throw invalid(JWKS.name(), e.description());
        }
    }

    private static void unsupported(Metadata metadata) {
        if (!Set.of("code")
                .containsAll(metadata.optionalTexts("response_types").orElse(Set.of()))) {
            throw invalid("response_types", "code only");
        }
        for (var name : ENCRYPTION) {
            if (metadata.has(name)) {
                throw invalid(name, "Nothing is encrypted beyond TLS; leave it out");
            }
        }
    }

    private static void applicationType(Metadata metadata, Set<String> redirectUris) {
        var type = metadata.optionalText("application_type").orElse(ApplicationTypeRule.WEB);
        if (!ApplicationTypeRule.KNOWN.contains(type)) {
            throw invalid("application_type", "web or native");
        }
        if (type.equals(ApplicationTypeRule.NATIVE)
                && !redirectUris.stream().allMatch(ApplicationTypeRule::isNative)) {
            throw invalid(
                    "redirect_uris",
                    "A native client needs a scheme of its own, or http to a loopback address");
        }
    }
}
