package dev.steelyard.admin.registration;

import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.client.setting.SettingValues;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The client metadata in a registration request (RFC 7591, section 2). Absent members get their
 * defaults.
 *
 * @param name null: the name of the initial access token
 * @param grantTypes null: the default for such a client
 * @param settings the given settings; an absent authentication method gets its default, or stays as
 *     it was
 */
public record ClientMetadata(
        @Nullable String name,
        @Nullable Set<GrantType> grantTypes,
        Set<String> redirectUris,
        Set<String> postLogoutRedirectUris,
        Set<String> origins,
        SettingValues settings) {}
