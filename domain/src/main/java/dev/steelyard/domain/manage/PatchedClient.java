package dev.steelyard.domain.manage;

import static java.util.Objects.requireNonNullElse;

import dev.steelyard.domain.client.Client;

/** Clients after a patch. */
final class PatchedClient {
    private PatchedClient() {}

    static Client of(Client before, ClientPatch patch) {
        var name = patch.name();
        return new Client(
                before.id(),
                before.application(),
                before.authority(),
                before.management(),
                name == null ? before.name() : Texts.name("name", name),
                before.type(),
                requireNonNullElse(patch.grantTypes(), before.grantTypes()),
                requireNonNullElse(patch.redirectUris(), before.redirectUris()),
                requireNonNullElse(patch.postLogoutRedirectUris(), before.postLogoutRedirectUris()),
                requireNonNullElse(patch.origins(), before.origins()),
                requireNonNullElse(patch.roles(), before.roles()),
                patch.settings().over(before.settings()),
                before.suspended(),
                before.version());
    }

    static Client suspended(Client before, boolean suspended) {
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
