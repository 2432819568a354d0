package dev.steelyard.domain.client.setting;

import dev.steelyard.domain.client.metadata.ClientTokenSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Settings of a client's tokens. */
public final class TokenSettings {
    public static final Setting<Boolean> ROTATE_REFRESH_TOKENS =
            Setting.of(
                    "rotate_refresh_tokens",
                    new SettingType.Flag(),
                    settings -> settings.tokens().rotateRefreshTokens(),
                    "Whether a refresh replaces the refresh token.",
                    "Always for public clients.");
    public static final Setting<Boolean> ID_TOKEN_ON_REFRESH =
            Setting.of(
                    "id_token_on_refresh",
                    new SettingType.Flag(),
                    settings -> settings.tokens().idTokenOnRefresh(),
                    "Whether a refresh brings an ID token.",
                    "");
    public static final Setting<String> ID_TOKEN_ALGORITHM =
            Setting.of(
                            "id_token_algorithm",
                            SettingType.Choice.of("ALG", ClientTokenSettings.ALGORITHMS),
                            settings -> settings.tokens().idTokenAlgorithm(),
                            "What ID tokens are signed with.",
                            "At first `RS256`.")
                    .asMetadata("id_token_signed_response_alg");
    public static final Setting<@Nullable String> USERINFO_ALGORITHM =
            Setting.of(
                            "userinfo_signed_response_alg",
                            SettingType.Choice.orNone("ALG", ClientTokenSettings.ALGORITHMS),
                            settings -> settings.tokens().userinfoAlgorithm(),
                            "What userinfo is signed with, as a JWT.",
                            "Empty: it is JSON.")
                    .asMetadata();
    public static final Setting<String> AUTHORIZATION_ALGORITHM =
            Setting.of(
                            "authorization_signed_response_alg",
                            SettingType.Choice.of("ALG", ClientTokenSettings.ALGORITHMS),
                            settings -> settings.tokens().authorizationAlgorithm(),
                            "What authorization responses are signed with, where it asks for a JWT.",
                            "That is `response_mode` `jwt`, `query.jwt` or `form_post.jwt` (JARM). At first `RS256`.")
                    .asMetadata();
    public static final Setting<Boolean> DPOP_BOUND =
            Setting.of(
                            "dpop_bound_access_tokens",
                            new SettingType.Flag(),
                            settings -> settings.tokens().dpopBound(),
                            "Whether it must prove a key (DPoP).",
                            "Token requests without a proof are refused then (RFC 9449).")
                    .asMetadata();
    public static final Setting<Boolean> CERTIFICATE_BOUND =
            Setting.of(
                            "tls_client_certificate_bound_access_tokens",
                            new SettingType.Flag(),
                            settings -> settings.tokens().certificateBound(),
                            "Whether its tokens are bound to its certificate.",
                            "Token requests without one are refused then (RFC 8705).")
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
