package dev.steelyard.domain.manage;

import static java.util.Objects.requireNonNullElse;

import dev.steelyard.domain.client.ClientSettings;
import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Role;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What to change of a client; null stays as it is. Its type and its application never change. */
public record ClientPatch(
        @Nullable String name,
        @Nullable Set<GrantType> grantTypes,
        @Nullable Set<String> redirectUris,
        @Nullable Set<String> postLogoutRedirectUris,
        @Nullable Set<String> origins,
        @Nullable Set<Id<Role>> roles,
        SettingsPatch settings) {
    /** What to change of its settings; null stays as it is. */
    public record SettingsPatch(
            @Nullable Boolean requirePkce,
            @Nullable Boolean skipConsent,
            TokensPatch tokens,
            LogoutPatch logout,
            AuthenticationPatch authentication,
            RequestsPatch requests) {
        public static final SettingsPatch NONE =
                new SettingsPatch(
                        null,
                        null,
                        TokensPatch.NONE,
                        LogoutPatch.NONE,
                        AuthenticationPatch.NONE,
                        RequestsPatch.NONE);

        /** The settings that {@code before} become; a new client's were safe before. */
        public ClientSettings over(ClientSettings before) {
            return new ClientSettings(
                    requireNonNullElse(requirePkce, before.requirePkce()),
                    requireNonNullElse(skipConsent, before.skipConsent()),
                    tokens.over(before.tokens()),
                    logout.over(before.logout()),
                    authentication.over(before.authentication()),
                    requests.over(before.requests()));
        }
    }

    /** Whether it touches more than the name. */
    boolean isMoreThanName() {
        return grantTypes != null
                || redirectUris != null
                || postLogoutRedirectUris != null
                || origins != null
                || roles != null
                || !settings.equals(SettingsPatch.NONE);
    }
}
