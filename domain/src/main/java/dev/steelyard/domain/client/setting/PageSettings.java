package dev.steelyard.domain.client.setting;

import dev.steelyard.domain.client.metadata.ClientPages;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Declares the client settings for web pages, such as {@code logo_uri} and {@code policy_uri}. */
public final class PageSettings {
    private static final String HTTPS = "An https URI. Empty: none.";

    public static final Setting<@Nullable String> INITIATE_LOGIN_URI =
            Setting.of(
                            "initiate_login_uri",
                            new SettingType.Uri(),
                            settings -> settings.pages().initiateLoginUri(),
                            "The client's URL to which the account page sends the user to start a login.",
                            HTTPS)
                    .asMetadata();
    public static final Setting<@Nullable String> CLIENT_URI =
            Setting.of(
                            "client_uri",
                            new SettingType.Uri(),
                            settings -> settings.pages().clientUri(),
                            "The client's home page, linked on the login page.",
                            HTTPS)
                    .asMetadata();
    public static final Setting<@Nullable String> POLICY_URI =
            Setting.of(
                            "policy_uri",
                            new SettingType.Uri(),
                            settings -> settings.pages().policyUri(),
                            "The client's privacy policy, linked on the login page.",
                            HTTPS)
                    .asMetadata();
    public static final Setting<@Nullable String> TOS_URI =
            Setting.of(
                            "tos_uri",
                            new SettingType.Uri(),
                            settings -> settings.pages().tosUri(),
                            "The client's terms of service, linked on the login page.",
                            HTTPS)
                    .asMetadata();
    public static final Setting<@Nullable String> LOGO_URI =
            Setting.of(
                            "logo_uri",
                            new SettingType.Uri(),
                            settings -> settings.pages().logoUri(),
                            "The client's logo, shown on the login page.",
                            "An https URI with the host and port of a redirect URI. Empty: none.")
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
