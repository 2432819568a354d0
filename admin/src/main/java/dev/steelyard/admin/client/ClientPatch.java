package dev.steelyard.admin.client;

import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.client.setting.SettingValues;
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
        SettingValues settings) {
    /** Whether it touches more than the name. */
    boolean isMoreThanName() {
        return grantTypes != null
                || redirectUris != null
                || postLogoutRedirectUris != null
                || origins != null
                || roles != null
                || !settings.isEmpty();
    }
}
