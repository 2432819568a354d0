package dev.steelyard.domain.manage;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.ClientAuthentication;
import dev.steelyard.domain.client.ClientRequests;
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
                .with("frontchannel_logout_uri", settings.logout().frontchannelUri())
                .with("token_endpoint_auth_method", settings.authentication().method().parameter())
                .with("jwks", Authentications.named(settings.authentication().jwks()))
                .with("jwks_uri", settings.authentication().jwksUri())
                .with("request_object_signing_alg", settings.requests().signingAlgorithm());
    }

    static Difference between(Client before, Client after) {
        var old = before.settings();
        var settings = after.settings();
        var difference = logout(old.logout(), settings.logout());
        authentication(difference, old.authentication(), settings.authentication());
        requests(difference, old.requests(), settings.requests());
        return difference
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

    private static void authentication(
            Difference difference, ClientAuthentication before, ClientAuthentication after) {
        difference
                .change(
                        "token_endpoint_auth_method",
                        before.method().parameter(),
                        after.method().parameter())
                .change(
                        "jwks",
                        Authentications.named(before.jwks()),
                        Authentications.named(after.jwks()))
                .change("jwks_uri", before.jwksUri(), after.jwksUri())
                .change("keys_expire", before.keysExpire(), after.keysExpire());
    }

    private static void requests(
            Difference difference, ClientRequests before, ClientRequests after) {
        difference
                .change(
                        "request_object_signing_alg",
                        before.signingAlgorithm(),
                        after.signingAlgorithm())
                .change(
                        "require_signed_request_object",
                        before.requireSigned(),
                        after.requireSigned())
                .change("request_uris", before.requestUris(), after.requestUris())
                .change(
                        "require_pushed_authorization_requests",
                        before.requirePushed(),
                        after.requirePushed());
    }

    private static List<String> grantTypes(Client client) {
        return client.grantTypes().stream().map(GrantType::parameter).sorted().toList();
    }
}
