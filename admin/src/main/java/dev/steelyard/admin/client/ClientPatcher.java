package dev.steelyard.admin.client;

import static dev.steelyard.domain.client.setting.AuthenticationSettings.CERTIFICATE_NAMES;
import static dev.steelyard.domain.client.setting.AuthenticationSettings.JWKS;
import static dev.steelyard.domain.client.setting.AuthenticationSettings.JWKS_URI;
import static dev.steelyard.domain.client.setting.AuthenticationSettings.KEYS_EXPIRE;

import dev.steelyard.admin.operation.TextRules;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.metadata.ClientAuthentication;
import dev.steelyard.domain.client.metadata.HostConverter;
import dev.steelyard.domain.client.setting.SettingValues;
import dev.steelyard.operations.client.ClientOperations.ClientPatch;
import dev.steelyard.operations.schema.Change;
import java.util.Set;

/** Applies an update request to a client and returns the changed client. */
public final class ClientPatcher {
    private ClientPatcher() {}

    public static Client of(Client before, ClientPatch patch) {
        return new Client(
                before.id(),
                before.application(),
                before.authority(),
                before.management(),
                patch.name().map(name -> TextRules.name("name", name)).over(before.name()),
                before.type(),
                patch.grantTypes().over(before.grantTypes()),
                hosts(patch.redirectUris()).over(before.redirectUris()),
                hosts(patch.postLogoutRedirectUris()).over(before.postLogoutRedirectUris()),
                hosts(patch.origins()).over(before.origins()),
                patch.roles().over(before.roles()),
                settings(patch.settings(), before.settings().authentication())
                        .over(before.settings()),
                before.suspended(),
                before.version());
    }

    /**
     * Removes the expiry of keys and certificate names that are set again, even unchanged, since
     * the actor vouches for them; not if the patch sets it. Where a client has both, both must be
     * set.
     */
    private static SettingValues settings(SettingValues patch, ClientAuthentication before) {
        boolean keys = patch.has(JWKS) || patch.has(JWKS_URI);
        boolean names = CERTIFICATE_NAMES.values().stream().anyMatch(patch::has);
        boolean vouched =
                !patch.has(KEYS_EXPIRE)
                        && (keys || !before.hasKeys())
                        && (names || before.certificateNames().isEmpty());
        return vouched && (keys || names) ? patch.with(KEYS_EXPIRE, null) : patch;
    }

    private static Change<Set<String>> hosts(Change<Set<String>> uris) {
        return uris.map(HostConverter::ascii);
    }

    public static Client suspended(Client before, boolean suspended) {
        return new Client(
                before.id(),
                before.application(),
                before.authority(),
                before.management(),
                before.name(),
                before.type(),
                before.grantTypes(),
                before.redirectUris(),
                before.postLogoutRedirectUris(),
                before.origins(),
                before.roles(),
                before.settings(),
                suspended,
                before.version());
    }
}
