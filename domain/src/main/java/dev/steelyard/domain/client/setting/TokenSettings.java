package dev.steelyard.domain.client.setting;

import dev.steelyard.domain.client.metadata.ClientTokenSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Declares the client settings for tokens, such as {@code id_token_algorithm}. */
public final class TokenSettings {
    public static final Setting<Boolean> ROTATE_REFRESH_TOKENS =
            Setting.of(
                    "rotate_refresh_tokens",
                    new SettingType.Flag(),
                    settings -> settings.tokens().rotateRefreshTokens(),
                    "Whether each refresh issues a new refresh token.",
                    "Always for public clients.");
    public static final Setting<Boolean> ID_TOKEN_ON_REFRESH =
            Setting.of(
                    "id_token_on_refresh",
                    new SettingType.Flag(),
                    settings -> settings.tokens().idTokenOnRefresh(),
                    "Whether a refresh issues an ID token.",
                    "");
    public static final Setting<String> ID_TOKEN_ALGORITHM =
            Setting.of(
                            "id_token_algorithm",
                            SettingType.Choice.of("ALG", ClientTokenSettings.ALGORITHMS),
                            settings -> settings.tokens().idTokenAlgorithm(),
                            "The algorithm with which ID tokens are signed.",
                            "The default is `RS256`.")
                    .asMetadata("id_token_signed_response_alg");
    public static final Setting<@Nullable String> USERINFO_ALGORITHM =
            Setting.of(
                            "userinfo_signed_response_alg",
                            SettingType.Choice.orNone("ALG", ClientTokenSettings.ALGORITHMS),
                            settings -> settings.tokens().userinfoAlgorithm(),
                            "The algorithm with which userinfo responses are signed as a JWT.",
                            "Empty: plain JSON.")
                    .asMetadata();
    public static final Setting<String> AUTHORIZATION_ALGORITHM =
            Setting.of(
                            "authorization_signed_response_alg",
                            SettingType.Choice.of("ALG", ClientTokenSettings.ALGORITHMS),
                            settings -> settings.tokens().authorizationAlgorithm(),
                            "The algorithm with which authorization responses requested as a JWT are signed.",
                            "Used with `response_mode` `jwt`, `query.jwt` or `form_post.jwt` (JARM). The default is `RS256`.")
                    .asMetadata();
    public static final Setting<Boolean> DPOP_BOUND =
            Setting.of(
                            "dpop_bound_access_tokens",
                            new SettingType.Flag(),
                            settings -> settings.tokens().dpopBound(),
                            "Whether the client must prove possession of a key (DPoP).",
                            "If true, token requests without a DPoP proof are refused (RFC 9449).")
                    .asMetadata();
    public static final Setting<Boolean> CERTIFICATE_BOUND =
            Setting.of(
                            "tls_client_certificate_bound_access_tokens",
                            new SettingType.Flag(),
                            settings -> settings.tokens().certificateBound(),
                            "Whether access tokens are bound to the client's TLS certificate.",
                            "If true, token requests without a certificate are refused (RFC 8705).")
                    .asMetadata();

    static final List<Setting<?>> ALL =
            List.of(
                    ROTATE_REFRESH_TOKENS,
                    ID_TOKEN_ON_REFRESH,
                    ID_TOKEN_ALGORITHM,
                    USERINFO_ALGORITHM,
                    AUTHORIZATION_ALGORITHM,
                    DPOP_BOUND,
                    CERTIFICATE_BOUND);

    private TokenSettings() {}

    static ClientTokenSettings of(SettingValues values) {
        return new ClientTokenSettings(
                values.get(ROTATE_REFRESH_TOKENS),
                values.get(ID_TOKEN_ON_REFRESH),
                values.get(ID_TOKEN_ALGORITHM),
                values.get(USERINFO_ALGORITHM),
                values.get(AUTHORIZATION_ALGORITHM),
                values.get(DPOP_BOUND),
                values.get(CERTIFICATE_BOUND));
    }
}
