package dev.steelyard.admin.registration;

import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.client.setting.SettingValues;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a client says of itself (RFC 7591, section 2), all of it: what it leaves out goes back to
 * what it is by default.
 *
 * @param name null: that of the token that it registered by
 * @param grantTypes null: what is usual for such a client
 * @param settings those that it says; how it proves itself is what is usual where that is left out,
 *     or stays as it was
 */
public record ClientMetadata(
        @Nullable String name,
        @Nullable Set<GrantType> grantTypes,
        Set<String> redirectUris,
        Set<String> postLogoutRedirectUris,
        Set<String> origins,
        SettingValues settings) {}
