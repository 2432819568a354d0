package dev.steelyard.domain.client.setting;

import dev.steelyard.domain.client.metadata.ClientSettings;
import java.util.List;
import java.util.stream.Stream;

/** All settings of clients. */
public final class Settings {
    /** In the order in which they are told. */
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

    /** Those of them that people can set. */
    public static final List<Setting<?>> CHANGEABLE =
            ALL.stream().filter(Setting::changeable).toList();

    /** Those that a client says of itself when it registers. */
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
