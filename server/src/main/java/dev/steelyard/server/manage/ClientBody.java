package dev.steelyard.server.manage;

import static dev.steelyard.domain.client.metadata.AuthenticationMethod.SELF_SIGNED_TLS_CLIENT_AUTH;
import static dev.steelyard.domain.client.setting.AuthenticationSettings.JWKS;
import static dev.steelyard.domain.client.setting.AuthenticationSettings.METHOD;

import dev.steelyard.admin.client.ClientPatch;
import dev.steelyard.admin.client.NewClient;
import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.client.metadata.AuthenticationMethod;
import dev.steelyard.domain.client.metadata.ClientType;
import dev.steelyard.domain.client.setting.Kind;
import dev.steelyard.domain.client.setting.Setting;
import dev.steelyard.domain.client.setting.SettingValues;
import dev.steelyard.domain.client.setting.Settings;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.server.clientkeys.BadKeys;
import dev.steelyard.server.clientkeys.ClientKeySet;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads clients. */
final class ClientBody {
    private static final String[] CHANGEABLE =
            Stream.concat(
                            Stream.of(
                                    "name",
                                    "grant_types",
                                    "redirect_uris",
                                    "post_logout_redirect_uris",
                                    "origins",
                                    "roles"),
                            Settings.CHANGEABLE.stream().map(Setting::name))
                    .toArray(String[]::new);
    static final String GRANT_TYPES = "An array of " + String.join(", ", GrantType.parameters());

    static final String METHODS =
            "An array of "
                    + Arrays.stream(AuthenticationMethod.values())
                            .map(AuthenticationMethod::parameter)
                            .collect(Collectors.joining(", "));

    private ClientBody() {}

    static NewClient created(Call call) {
        var body =
                call.body(
                        Stream.concat(Stream.of("type"), Stream.of(CHANGEABLE))
                                .toArray(String[]::new));
        var type = type(body);
        return new NewClient(
                body.string("name"),
                type,
                body.set("grant_types", GrantType::parse, GRANT_TYPES),
                body.optionalStrings("redirect_uris").orElse(Set.of()),
                body.optionalStrings("post_logout_redirect_uris").orElse(Set.of()),
                body.optionalStrings("origins").orElse(Set.of()),
                body.<Role>optionalIds("roles").orElse(Set.of()),
                settings(body));
    }

    static ClientPatch changed(Call call) {
        var body = call.body(CHANGEABLE);
        return new ClientPatch(
                body.optionalString("name").orElse(null),
                body.optionalSet("grant_types", GrantType::parse, GRANT_TYPES).orElse(null),
                body.optionalStrings("redirect_uris").orElse(null),
                body.optionalStrings("post_logout_redirect_uris").orElse(null),
                body.optionalStrings("origins").orElse(null),
                body.<Role>optionalIds("roles").orElse(null),
                settings(body));
    }

    private static ClientType type(Body body) {
        Optional<ClientType> type = Words.parse(ClientType.class, body.string("type"));
        return type.orElseThrow(() -> ApiError.invalid("type", "confidential or public"));
    }

    private static SettingValues settings(Body body) {
        var values = SettingValues.NONE;
        for (var setting : Settings.CHANGEABLE) {
            var written = written(body, setting.name(), setting.kind());
            if (written != null || isNone(body, setting)) {
                values = values.reading(setting, written);
            }
        }
        boolean certificates =
                body.optionalString(METHOD.name())
                        .filter(SELF_SIGNED_TLS_CLIENT_AUTH.parameter()::equals)
                        .isPresent();
        body.optionalString(JWKS.name()).ifPresent(jwks -> checkKeys(jwks, certificates));
        return values;
    }

    /** A setting of clients that stands elsewhere; where it is not said, none. */
    static <V extends @Nullable Object> V read(Body body, Setting<V> setting) {
        return setting.kind().read(written(body, setting.name(), setting.kind()));
    }

    /** Null means something where an empty text can't. */
    private static boolean isNone(Body body, Setting<?> setting) {
        return setting.kind() instanceof Kind.Seconds && body.has(setting.name());
    }

    private static @Nullable Object written(Body body, String name, Kind<?> kind) {
        return switch (kind) {
            case Kind.Flag _ -> body.bool(name);
            case Kind.Text _, Kind.Uri _ -> body.optionalString(name).orElse(null);
            case Kind.Uris _ -> body.optionalStrings(name).orElse(null);
            case Kind.Choice<?> choice ->
                    word(body.optionalString(name).orElse(null), name, choice);
            case Kind.Time _ -> body.time(name);
            case Kind.Seconds _ -> body.number(name);
        };
    }

    private static @Nullable String word(
            @Nullable String word, String name, Kind.Choice<?> choice) {
        if (word != null && !choice.words().containsKey(word)) {
            throw ApiError.invalid(name, choice.allowed());
        }
        return word;
    }

    /**
     * @param certificates whether they are to prove the client
     */
    private static void checkKeys(String jwks, boolean certificates) {
        try {
            if (!jwks.isEmpty()
                    && !ClientKeySet.registered(jwks).hasCertificates()
                    && certificates) {
                throw ApiError.invalid(
                        JWKS.name(),
                        "A key with its certificate in x5c, for self_signed_tls_client_auth");
            }
        } catch (BadKeys e) {
            throw ApiError.invalid(JWKS.name(), e.description());
        }
    }
}
