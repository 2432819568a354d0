package dev.steelyard.domain.manage;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.client.LogoutChannels;
import java.util.List;

/** What audit events tell of clients. */
final class ClientDifference {
    private ClientDifference() {}

    static Difference of(Client client) {
        var settings = client.settings();
        return new Difference()
                .with("application", client.application())
                .with("authority", client.authority() == null ? null : client.authority().claim())
                .with("permissions", Delegation.names(client.management()))
                .with("name", client.name())
                .with("type", client.type())
                .with("grant_types", grantTypes(client))
                .with("redirect_uris", client.redirectUris())
                .with("post_logout_redirect_uris", client.postLogoutRedirectUris())
                .with("origins", client.origins())
                .with("roles", client.roles())
                .with("require_pkce", settings.requirePkce())
                .with("skip_consent", settings.skipConsent())
                .with("backchannel_logout_uri", settings.logout().backchannelUri())
                .with("frontchannel_logout_uri", settings.logout().frontchannelUri());
    }

    static Difference between(Client before, Client after) {
        var old = before.settings();
        var settings = after.settings();
        return logout(old.logout(), settings.logout())
                .change("name", before.name(), after.name())
                .change("grant_types", grantTypes(before), grantTypes(after))
                .change("redirect_uris", before.redirectUris(), after.redirectUris())
                .change(
                        "post_logout_redirect_uris",
                        before.postLogoutRedirectUris(),
                        after.postLogoutRedirectUris())
                .change("origins", before.origins(), after.origins())
                .change("roles", before.roles(), after.roles())
                .change("require_pkce", old.requirePkce(), settings.requirePkce())
                .change("skip_consent", old.skipConsent(), settings.skipConsent())
                .change(
                        "rotate_refresh_tokens",
                        old.rotateRefreshTokens(),
                        settings.rotateRefreshTokens())
                .change("id_token_on_refresh", old.idTokenOnRefresh(), settings.idTokenOnRefresh())
                .change("id_token_algorithm", old.idTokenAlgorithm(), settings.idTokenAlgorithm())
                .change("suspended", before.suspended(), after.suspended());
    }

    private static Difference logout(LogoutChannels before, LogoutChannels after) {
        return new Difference()
                .change("backchannel_logout_uri", before.backchannelUri(), after.backchannelUri())
                .change(
                        "backchannel_logout_session_required",
                        before.backchannelSessionRequired(),
                        after.backchannelSessionRequired())
                .change(
                        "frontchannel_logout_uri",
                        before.frontchannelUri(),
                        after.frontchannelUri())
                .change(
                        "frontchannel_logout_session_required",
                        before.frontchannelSessionRequired(),
                        after.frontchannelSessionRequired());
    }

    private static List<String> grantTypes(Client client) {
        return client.grantTypes().stream().map(GrantType::parameter).sorted().toList();
    }
}
