package dev.steelyard.operations.client;

import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.client.setting.SettingValues;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.operations.schema.Change;
import java.util.Set;
import java.util.stream.Stream;

/** An update of a client. Its type and its application never change. */
public record ClientPatch(
        Change<String> name,
        Change<Set<GrantType>> grantTypes,
        Change<Set<String>> redirectUris,
        Change<Set<String>> postLogoutRedirectUris,
        Change<Set<String>> origins,
        Change<Set<Id<Role>>> roles,
        SettingValues settings) {
    /** Whether it changes the name at most. */
    public boolean isOfNameOnly() {
        return settings.isEmpty()
                && Stream.of(grantTypes, redirectUris, postLogoutRedirectUris, origins, roles)
                        .allMatch(Change.Absent.class::isInstance);
    }
}
