package dev.steelyard.server.manage;

import static dev.steelyard.domain.client.setting.TokenSettings.ROTATE_REFRESH_TOKENS;

import dev.steelyard.admin.client.ClientWarnings;
import dev.steelyard.admin.client.EnabledClientFeatures;
import dev.steelyard.admin.client.MadeClient;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.client.ListedClient;
import dev.steelyard.domain.client.setting.Kind;
import dev.steelyard.domain.client.setting.Settings;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.operations.model.ShownOnce;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Clients as the API writes them. */
final class ClientJson {
    private final EnabledClientFeatures offered;

    ClientJson(EnabledClientFeatures offered) {
        this.offered = offered;
    }

    Map<String, @Nullable Object> of(Client client) {
        var application = client.application();
        return application == null ? management(client) : ofApplication(client, application.hex());
    }

    /** With the credentials that are shown once. */
    Map<String, @Nullable Object> made(MadeClient made) {
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

    private Map<String, @Nullable Object> ofApplication(Client client, String application) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("_id", client.id().hex());
        json.put("application", application);
        common(json, client);
        json.put("redirect_uris", Members.texts(client.redirectUris()));
        json.put("post_logout_redirect_uris", Members.texts(client.postLogoutRedirectUris()));
        json.put("origins", Members.texts(client.origins()));
        json.put("roles", Members.texts(client.roles()));
        Settings.ALL.forEach(
                setting ->
                        json.put(
                                setting.name(),
                                member(setting.kind(), setting.written(client.settings()))));
        json.put(ROTATE_REFRESH_TOKENS.name(), client.rotatesRefreshTokens());
        json.put("warnings", ClientWarnings.of(client, offered));
        return json;
    }

    /** Texts are never null: as they are answered, they may be sent. */
    static @Nullable Object member(Kind<?> kind, @Nullable Object written) {
        return switch (kind) {
            case Kind.Flag _, Kind.Seconds _ -> written;
            case Kind.Text _, Kind.Uri _, Kind.Choice<?> _ -> written == null ? "" : written;
            case Kind.Uris _ -> written instanceof Collection<?> all ? Members.texts(all) : null;
            case Kind.Time _ -> written instanceof Instant time ? Members.time(time) : null;
        };
    }

    private static void common(Map<String, @Nullable Object> json, Client client) {
        json.put("name", client.name());
        json.put("type", Words.of(client.type()));
        json.put("grant_types", grantTypes(client.grantTypes()));
        json.put("suspended", client.suspended());
        json.put("version", client.version());
    }
}
