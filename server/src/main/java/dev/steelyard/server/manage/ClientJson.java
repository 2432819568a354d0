package dev.steelyard.server.manage;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.client.ListedClient;
import dev.steelyard.domain.manage.ClientWarnings;
import dev.steelyard.domain.manage.MadeClient;
import dev.steelyard.domain.manage.ManagementPermission;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Clients as the API writes them. */
final class ClientJson {
    private ClientJson() {}

    static Map<String, @Nullable Object> of(Client client) {
        var application = client.application();
        return application == null ? management(client) : ofApplication(client, application.hex());
    }

    /** With the credentials that are shown once. */
    static Map<String, @Nullable Object> made(MadeClient made) {
        var json = of(made.client());
        var secret = made.secret();
        if (secret != null) {
            json.put("client_secret", new ShownOnce(secret.reveal()));
        }
        var apiKey = made.apiKey();
        if (apiKey != null) {
            json.put("api_key", new ShownOnce(apiKey.reveal()));
        }
        return json;
    }

    /** What it is found by. */
    static Map<String, @Nullable Object> listed(ListedClient client) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("_id", client.id().hex());
        json.put("application", Members.text(client.application()));
        json.put("name", client.name());
        json.put("type", Words.of(client.type()));
        json.put("grant_types", grantTypes(client.grantTypes()));
        json.put("suspended", client.suspended());
        json.put("idle_since", Members.time(client.idleSince()));
        json.put("version", client.version());
        return json;
    }

    private static List<String> grantTypes(Set<GrantType> types) {
        return Members.texts(types.stream().map(GrantType::parameter).toList());
    }

    private static Map<String, @Nullable Object> management(Client client) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        var authority = client.authority();
        json.put("_id", client.id().hex());
        json.put("authority", authority == null ? null : authority.claim());
        json.put(
                "permissions",
                Members.texts(
                        client.management().stream()
                                .map(ManagementPermission::permission)
                                .toList()));
        common(json, client);
        return json;
    }

    private static Map<String, @Nullable Object> ofApplication(Client client, String application) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        var settings = client.settings();
        json.put("_id", client.id().hex());
        json.put("application", application);
        common(json, client);
        json.put("redirect_uris", Members.texts(client.redirectUris()));
        json.put("post_logout_redirect_uris", Members.texts(client.postLogoutRedirectUris()));
        json.put("origins", Members.texts(client.origins()));
        json.put("roles", Members.texts(client.roles()));
        json.put("require_pkce", settings.requirePkce());
        json.put("skip_consent", settings.skipConsent());
        json.put("rotate_refresh_tokens", client.rotatesRefreshTokens());
        var tokens = settings.tokens();
        json.put("id_token_on_refresh", tokens.idTokenOnRefresh());
        json.put("id_token_algorithm", tokens.idTokenAlgorithm());
        json.put("userinfo_signed_response_alg", orEmpty(tokens.userinfoAlgorithm()));
        json.put("dpop_bound_access_tokens", tokens.dpopBound());
        var logout = settings.logout();
        json.put("backchannel_logout_uri", orEmpty(logout.backchannelUri()));
        json.put("backchannel_logout_session_required", logout.backchannelSessionRequired());
        json.put("frontchannel_logout_uri", orEmpty(logout.frontchannelUri()));
        json.put("frontchannel_logout_session_required", logout.frontchannelSessionRequired());
        var authentication = settings.authentication();
        json.put("token_endpoint_auth_method", authentication.method().parameter());
        json.put("jwks", orEmpty(authentication.jwks()));
        json.put("jwks_uri", orEmpty(authentication.jwksUri()));
        json.put("keys_expire", Members.time(authentication.keysExpire()));
        var requests = settings.requests();
        json.put("request_object_signing_alg", orEmpty(requests.signingAlgorithm()));
        json.put("require_signed_request_object", requests.requireSigned());
        json.put("request_uris", Members.texts(requests.requestUris()));
        json.put("require_pushed_authorization_requests", requests.requirePushed());
        json.put("warnings", ClientWarnings.of(client));
        return json;
    }

    private static String orEmpty(@Nullable String uri) {
        return uri == null ? "" : uri;
    }

    private static void common(Map<String, @Nullable Object> json, Client client) {
        json.put("name", client.name());
        json.put("type", Words.of(client.type()));
        json.put("grant_types", grantTypes(client.grantTypes()));
        json.put("suspended", client.suspended());
        json.put("version", client.version());
    }
}
