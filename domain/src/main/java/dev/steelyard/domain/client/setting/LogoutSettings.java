package dev.steelyard.domain.client.setting;

import dev.steelyard.domain.client.metadata.LogoutChannels;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Declares the client settings for back-channel and front-channel logout, such as {@code
 * backchannel_logout_uri}.
 */
public final class LogoutSettings {
    public static final Setting<@Nullable String> BACKCHANNEL_URI =
            Setting.of(
                            "backchannel_logout_uri",
                            new SettingType.Uri(),
                            settings -> settings.logout().backchannelUri(),
                            "The URL to which a logout token is posted when a login session ends.",
                            "An https URI; empty: nowhere.")
                    .asMetadata();
    public static final Setting<Boolean> BACKCHANNEL_SESSION_REQUIRED =
            Setting.of(
                            "backchannel_logout_session_required",
                            new SettingType.Flag(),
                            settings -> settings.logout().backchannelSessionRequired(),
                            "Whether the client needs sid in the logout token.",
                            "It is always there.")
                    .asMetadata();
    public static final Setting<@Nullable String> FRONTCHANNEL_URI =
            Setting.of(
                            "frontchannel_logout_uri",
                            new SettingType.Uri(),
                            settings -> settings.logout().frontchannelUri(),
                            "The URL that the browser loads in a frame at logout.",
                            "It has the scheme, host and port of a redirect URI. Empty: none.")
                    .asMetadata();
    public static final Setting<Boolean> FRONTCHANNEL_SESSION_REQUIRED =
            Setting.of(
                            "frontchannel_logout_session_required",
                            new SettingType.Flag(),
                            settings -> settings.logout().frontchannelSessionRequired(),
                            "Whether the front-channel logout URL needs iss and sid.",
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
