package dev.steelyard.domain.client.setting;

import dev.steelyard.domain.client.metadata.ClientPages;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Settings of a client's web pages. */
public final class PageSettings {
    private static final String HTTPS = "An https URI; empty: there is none.";

    public static final Setting<@Nullable String> INITIATE_LOGIN_URI =
            Setting.of(
                            "initiate_login_uri",
                            new SettingType.Uri(),
                            settings -> settings.pages().initiateLoginUri(),
                            "The URL at which the account page starts a login at the client.",
                            HTTPS)
                    .asMetadata();
    public static final Setting<@Nullable String> CLIENT_URI =
            Setting.of(
                            "client_uri",
                            new SettingType.Uri(),
                            settings -> settings.pages().clientUri(),
                            "A page about it, linked where people log in.",
                            HTTPS)
                    .asMetadata();
    public static final Setting<@Nullable String> POLICY_URI =
            Setting.of(
                            "policy_uri",
                            new SettingType.Uri(),
                            settings -> settings.pages().policyUri(),
                            "Its privacy policy, linked where people log in.",
                            HTTPS)
                    .asMetadata();
    public static final Setting<@Nullable String> TOS_URI =
            Setting.of(
                            "tos_uri",
                            new SettingType.Uri(),
                            settings -> settings.pages().tosUri(),
                            "Its terms of service, linked where people log in.",
                            HTTPS)
                    .asMetadata();
    public static final Setting<@Nullable String> LOGO_URI =
            Setting.of(
                            "logo_uri",
                            new SettingType.Uri(),
                            settings -> settings.pages().logoUri(),
                            "Its logo, shown where people log in.",
                            "https, of the host and port of a redirect URI; empty: there is none.")
                    .asMetadata();

    static final List<Setting<?>> ALL =
            List.of(INITIATE_LOGIN_URI, CLIENT_URI, POLICY_URI, TOS_URI, LOGO_URI);

    private PageSettings() {}

    static ClientPages of(SettingValues values) {
        return new ClientPages(
                values.get(INITIATE_LOGIN_URI),
                values.get(CLIENT_URI),
                values.get(POLICY_URI),
                values.get(TOS_URI),
                values.get(LOGO_URI));
    }
}
