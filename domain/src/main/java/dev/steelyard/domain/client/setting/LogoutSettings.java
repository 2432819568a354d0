package dev.steelyard.domain.client.setting;

import dev.steelyard.domain.client.metadata.LogoutChannels;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Settings of a client's logout channels. */
public final class LogoutSettings {
    public static final Setting<@Nullable String> BACKCHANNEL_URI =
            Setting.of(
                            "backchannel_logout_uri",
                            new SettingType.Uri(),
                            settings -> settings.logout().backchannelUri(),
                            "Where a logout token is posted when a login ends.",
                            "An https URI; empty: nowhere.")
                    .asMetadata();
    public static final Setting<Boolean> BACKCHANNEL_SESSION_REQUIRED =
            Setting.of(
                            "backchannel_logout_session_required",
                            new SettingType.Flag(),
                            settings -> settings.logout().backchannelSessionRequired(),
                            "Whether it needs sid in the logout token.",
                            "It is always there.")
                    .asMetadata();
    public static final Setting<@Nullable String> FRONTCHANNEL_URI =
            Setting.of(
                            "frontchannel_logout_uri",
                            new SettingType.Uri(),
                            settings -> settings.logout().frontchannelUri(),
                            "What the browser loads in a frame at a logout.",
                            "Of the scheme, host and port of a redirect URI; empty: nothing.")
                    .asMetadata();
    public static final Setting<Boolean> FRONTCHANNEL_SESSION_REQUIRED =
            Setting.of(
                            "frontchannel_logout_session_required",
                            new SettingType.Flag(),
                            settings -> settings.logout().frontchannelSessionRequired(),
                            "Whether the frame needs iss and sid.",
                            "They are always sent.")
                    .asMetadata();

    static final List<Setting<?>> ALL =
            List.of(
                    BACKCHANNEL_URI,
                    BACKCHANNEL_SESSION_REQUIRED,
                    FRONTCHANNEL_URI,
                    FRONTCHANNEL_SESSION_REQUIRED);

    private LogoutSettings() {}

    static LogoutChannels of(SettingValues values) {
        return new LogoutChannels(
                values.get(BACKCHANNEL_URI),
                values.get(BACKCHANNEL_SESSION_REQUIRED),
                values.get(FRONTCHANNEL_URI),
                values.get(FRONTCHANNEL_SESSION_REQUIRED));
    }
}
