package dev.steelyard.server.manage;

import static dev.steelyard.domain.client.setting.FlowSettings.PROFILE;

import dev.steelyard.admin.registration.MadeInitialAccessToken;
import dev.steelyard.admin.registration.RegistrationWarnings;
import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.client.metadata.AuthenticationMethod;
import dev.steelyard.domain.registration.InitialAccessToken;
import dev.steelyard.domain.registration.Registration;
import dev.steelyard.operations.model.ShownOnce;
import dev.steelyard.server.settings.ServerSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Initial access tokens, and registrations by them, as the API writes them. */
final class RegistrationJson {
    private final ServerSettings settings;

    RegistrationJson(ServerSettings settings) {
        this.settings = settings;
    }

    /** Never the token itself, which was shown once. */
    Map<String, @Nullable Object> of(InitialAccessToken token) {
        var template = token.template();
        var life = template.credentialLife();
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("_id", token.id().hex());
        json.put("application", token.application().hex());
        json.put("name", token.name());
        json.put("roles", Members.texts(template.roles()));
        json.put("grant_types", grantTypes(template.grantTypes()));
        json.put("token_endpoint_auth_methods", methods(template.methods()));
        json.put("require_pkce", template.requirePkce());
        json.put("token_endpoint_audience", template.tokenEndpointAudience());
        json.put(
                PROFILE.name(),
                ClientJson.member(PROFILE.kind(), PROFILE.kind().write(template.profile())));
        json.put("api_key", template.apiKey());
        json.put("credentials_expire_after", life == null ? null : life.toSeconds());
        json.put("registrations", token.registrations());
        json.put("used", token.used());
        json.put("made_by", token.madeBy().who());
        json.put("expires", Members.time(token.expires()));
        json.put("warnings", RegistrationWarnings.of(template, settings.offered()));
        json.put("version", token.version());
        return json;
    }

    /** With the token itself, and where clients go with it. */
    Map<String, @Nullable Object> made(MadeInitialAccessToken made) {
        var json = of(made.token());
        json.put("initial_access_token", new ShownOnce(made.secret().reveal()));
        json.put("registration_endpoint", settings.registrationEndpoint().orElse(null));
        return json;
    }

    static Map<String, @Nullable Object> registration(Registration registration) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("client", registration.client().hex());
        json.put("initial_access_token", registration.by().hex());
        json.put("grant_types", grantTypes(registration.grantTypes()));
        json.put("token_endpoint_auth_methods", methods(registration.methods()));
        json.put("created", Members.time(registration.created()));
        json.put("version", Registration.VERSION);
        return json;
    }

    private static List<String> grantTypes(Set<GrantType> types) {
        return Members.texts(types.stream().map(GrantType::parameter).toList());
    }

    private static List<String> methods(Set<AuthenticationMethod> methods) {
        return Members.texts(methods.stream().map(AuthenticationMethod::parameter).toList());
    }
}
