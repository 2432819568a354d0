package dev.steelyard.domain.client.setting;

import dev.steelyard.domain.client.metadata.ClientSettings;
import java.util.List;
import java.util.stream.Stream;

/** The declarations of all client settings, such as {@code require_pkce} and {@code jwks_uri}. */
public final class Settings {
    /** All settings, in the order in which answers list them. */
    public static final List<Setting<?>> ALL =
            Stream.of(
                            FlowSettings.ALL,
                            TokenSettings.ALL,
                            LogoutSettings.ALL,
                            AuthenticationSettings.ALL,
                            RequestSettings.ALL,
                            SubjectSettings.ALL,
                            PageSettings.ALL)
                    .<Setting<?>>flatMap(List::stream)
                    .toList();

    /** Settings that management can change. */
    public static final List<Setting<?>> CHANGEABLE =
            ALL.stream().filter(Setting::changeable).toList();

    /** Settings that a client can register (RFC 7591). */
    public static final List<Setting<?>> METADATA =
            ALL.stream().filter(setting -> setting.metadata() != null).toList();

    private Settings() {}

    static ClientSettings of(SettingValues values) {
        return new ClientSettings(
                values.get(FlowSettings.REQUIRE_PKCE),
                values.get(FlowSettings.SKIP_CONSENT),
                values.get(FlowSettings.PROFILE),
                TokenSettings.of(values),
                LogoutSettings.of(values),
                AuthenticationSettings.of(values),
                RequestSettings.of(values),
                SubjectSettings.of(values),
                PageSettings.of(values));
    }
}
