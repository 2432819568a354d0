package dev.steelyard.domain.client.setting;

import dev.steelyard.domain.client.metadata.ClientRequestSettings;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Settings of a client's authorization requests. */
public final class RequestSettings {
    public static final Setting<@Nullable String> SIGNING_ALGORITHM =
            Setting.of(
                            "request_object_signing_alg",
                            SettingType.Choice.orNone("ALG", ClientRequestSettings.ALGORITHMS),
                            settings -> settings.requests().signingAlgorithm(),
                            "What its request objects are signed with.",
                            "By a key of `jwks` or `jwks_uri`. Empty: it sends none.")
                    .asMetadata();
    public static final Setting<Boolean> REQUIRE_SIGNED =
            Setting.of(
                            "require_signed_request_object",
                            new SettingType.Flag(),
                            settings -> settings.requests().requireSigned(),
                            "Whether parameters outside of a signed request object are refused.",
                            "")
                    .asMetadata();
    public static final Setting<Set<String>> REQUEST_URIS =
            Setting.of(
                            "request_uris",
                            new SettingType.Uris(),
                            settings -> settings.requests().requestUris(),
                            "Where its request objects may be fetched.",
                            "https URIs, compared exactly.")
                    .asMetadata();
    public static final Setting<Boolean> REQUIRE_PUSHED =
            Setting.of(
                            "require_pushed_authorization_requests",
                            new SettingType.Flag(),
                            settings -> settings.requests().requirePushed(),
                            "Whether requests that were not pushed are refused.",
                            "")
                    .inColumn("require_pushed_requests")
                    .asMetadata();

    public static final Setting<@Nullable Duration> DEFAULT_MAX_AGE =
            Setting.of(
                            "default_max_age",
                            new SettingType.Seconds(),
                            settings -> settings.requests().defaultMaxAge(),
                            "How old a login may be, in seconds, where it doesn't ask.",
                            "What a request says in `max_age` counts before it. null: any age.")
                    .asMetadata();
    public static final Setting<Boolean> REQUIRE_AUTH_TIME =
            Setting.of(
                            "require_auth_time",
                            new SettingType.Flag(),
                            settings -> settings.requests().requireAuthTime(),
                            "Whether it needs auth_time in ID tokens.",
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
