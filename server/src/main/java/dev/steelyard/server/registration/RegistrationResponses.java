package dev.steelyard.server.registration;

import static dev.steelyard.domain.client.setting.AuthenticationSettings.JWKS;
import static java.util.Objects.requireNonNull;

import dev.steelyard.admin.registration.RegisteredClient;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.client.setting.Setting;
import dev.steelyard.domain.client.setting.Settings;
import dev.steelyard.http.answer.Json;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes client information responses (RFC 7591, section 3.2.1, and RFC 7592, section 3). They have
 * all registered metadata as it is, whether asked for or not.
 *
 * @param endpoint where clients register; each is managed below it
 */
record RegistrationResponses(String endpoint) {
    Map<String, Object> of(RegisteredClient registered) {
        var client = registered.client();
        var json = new LinkedHashMap<String, Object>();
        json.put("client_id", client.id().hex());
        json.put("client_id_issued_at", registered.registration().created().getEpochSecond());
        var secret = registered.secret();
        if (secret != null) {
            json.put("client_secret", secret.reveal());
        }
        var apiKey = registered.apiKey();
        if (apiKey != null) {
            json.put("api_key", apiKey.reveal());
        }
        if (registered.bySecret()) {
            var expires = registered.secretExpires();
            // RFC 7591, section 3.2.1: "or 0 if it will not expire".
            json.put("client_secret_expires_at", expires == null ? 0 : expires.getEpochSecond());
        }
        json.put("registration_access_token", registered.token().reveal());
        json.put("registration_client_uri", endpoint + "/" + client.id().hex());
        metadata(json, client);
        return json;
    }

    private static void metadata(Map<String, Object> json, Client client) {
        json.put("client_name", client.name());
        json.put("application_type", ApplicationTypeRule.of(client));
        json.put("redirect_uris", sorted(client.redirectUris()));
        json.put("post_logout_redirect_uris", sorted(client.postLogoutRedirectUris()));
        json.put("origins", sorted(client.origins()));
        json.put(
                "grant_types",
                sorted(client.grantTypes().stream().map(GrantType::parameter).toList()));
        json.put(
                "response_types",
                client.may(GrantType.AUTHORIZATION_CODE) ? List.of("code") : List.of());
        for (var setting : Settings.METADATA) {
            var value = member(setting, setting.written(client.settings()));
            if (value != null) {
                json.put(requireNonNull(setting.metadata()), value);
            }
        }
    }

    private static @Nullable Object member(Setting<?> setting, @Nullable Object written) {
        return switch (written) {
            case String jwks when setting.equals(JWKS) -> Json.MAPPER.readTree(jwks);
            case Set<?> words -> words.stream().map(Object::toString).sorted().toList();
            case null, default -> written;
        };
    }

    private static List<String> sorted(Collection<String> values) {
        return values.stream().sorted().toList();
    }
}
