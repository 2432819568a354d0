package dev.steelyard.operations.client;

import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.client.metadata.ClientType;
import dev.steelyard.domain.client.setting.SettingValues;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Role;
import java.util.Set;

/**
 * A client of an application to create; see {@link dev.steelyard.domain.client.Client}.
 *
 * @param settings the requested ones; the others are the safe ones of the type
 */
public record NewClient(
        String name,
        ClientType type,
        Set<GrantType> grantTypes,
        Set<String> redirectUris,
        Set<String> postLogoutRedirectUris,
        Set<String> origins,
        Set<Id<Role>> roles,
        SettingValues settings) {}
