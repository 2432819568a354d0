package dev.steelyard.domain.client.setting;

import dev.steelyard.domain.client.metadata.ClientRequestSettings;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Declares the client settings for authorization requests, such as {@code request_uris} and {@code
 * default_max_age}.
 */
public final class RequestSettings {
    public static final Setting<@Nullable String> SIGNING_ALGORITHM =
            Setting.of(
                            "request_object_signing_alg",
                            SettingType.Choice.orNone("ALG", ClientRequestSettings.ALGORITHMS),
                            settings -> settings.requests().signingAlgorithm(),
                            "The algorithm with which the client signs request objects.",
                            "The key is in `jwks` or at `jwks_uri`. Empty: the client sends no request objects.")
                    .asMetadata();
    public static final Setting<Boolean> REQUIRE_SIGNED =
            Setting.of(
                            "require_signed_request_object",
                            new SettingType.Flag(),
                            settings -> settings.requests().requireSigned(),
                            "Whether authorization requests without a signed request object are refused.",
                            "")
                    .asMetadata();
    public static final Setting<Set<String>> REQUEST_URIS =
            Setting.of(
                            "request_uris",
                            new SettingType.Uris(),
                            settings -> settings.requests().requestUris(),
                            "URLs from which the client's request objects may be fetched.",
                            "https URIs, compared exactly.")
                    .asMetadata();
    public static final Setting<Boolean> REQUIRE_PUSHED =
            Setting.of(
                            "require_pushed_authorization_requests",
                            new SettingType.Flag(),
                            settings -> settings.requests().requirePushed(),
                            "Whether the client must use pushed authorization requests.",
                            "")
                    .inColumn("require_pushed_requests")
                    .asMetadata();

    public static final Setting<@Nullable Duration> DEFAULT_MAX_AGE =
            Setting.of(
                            "default_max_age",
                            new SettingType.Seconds(),
                            settings -> settings.requests().defaultMaxAge(),
                            "The maximum age of a login, in seconds, if a request has no max_age.",
                            "`max_age` in a request overrides it. null: any age.")
                    .asMetadata();
    public static final Setting<Boolean> REQUIRE_AUTH_TIME =
            Setting.of(
                            "require_auth_time",
                            new SettingType.Flag(),
                            settings -> settings.requests().requireAuthTime(),
                            "Whether the client needs auth_time in ID tokens.",
                            "It is always there.")
                    .asMetadata();

    static final List<Setting<?>> ALL =
            List.of(
                    SIGNING_ALGORITHM,
                    REQUIRE_SIGNED,
                    REQUEST_URIS,
                    REQUIRE_PUSHED,
                    DEFAULT_MAX_AGE,
                    REQUIRE_AUTH_TIME);

    private RequestSettings() {}

    static ClientRequestSettings of(SettingValues values) {
        return new ClientRequestSettings(
                values.get(SIGNING_ALGORITHM),
                values.get(REQUIRE_SIGNED),
                values.get(REQUEST_URIS),
                values.get(REQUIRE_PUSHED),
                values.get(DEFAULT_MAX_AGE),
                values.get(REQUIRE_AUTH_TIME));
    }
}
