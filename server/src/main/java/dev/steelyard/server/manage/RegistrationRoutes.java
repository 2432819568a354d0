package dev.steelyard.server.manage;

import dev.steelyard.admin.registration.ManageInitialAccessTokens;
import dev.steelyard.admin.registration.ManageRegistrations;
import dev.steelyard.admin.registration.NewInitialAccessToken;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.client.metadata.AuthenticationMethod;
import dev.steelyard.domain.client.setting.FlowSettings;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.registration.RegistrationTemplate;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.server.settings.ServerSettings;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code /applications/{id}/initial-access-tokens}, {@code /initial-access-tokens}, {@code
 * /clients/{id}/registration}.
 */
final class RegistrationRoutes {
    private static final Set<AuthenticationMethod> PROOFS =
            Set.of(AuthenticationMethod.CLIENT_SECRET_BASIC, AuthenticationMethod.PRIVATE_KEY_JWT);

    /** With a security profile. */
    private static final Set<AuthenticationMethod> STRONG_PROOFS =
            Set.of(AuthenticationMethod.PRIVATE_KEY_JWT);

    private final ManageInitialAccessTokens tokens;
    private final ManageRegistrations registrations;
    private final RegistrationJson json;

    RegistrationRoutes(
            ManageInitialAccessTokens tokens,
            ManageRegistrations registrations,
            ServerSettings settings) {
        this.tokens = tokens;
        this.registrations = registrations;
        this.json = new RegistrationJson(settings);
    }

    Reply list(Call call) {
        var page = call.page();
        return Replies.page(
                call, tokens.list(call.actor(), call.id("id"), page), json::of, page, "_id");
    }

    Reply create(Call call) {
        var command = created(call);
        Id<Application> id = call.id("id");
        return Posted.made(
                call,
                actor -> tokens.create(actor, id, command),
                json::made,
                "/initial-access-tokens");
    }

    Reply get(Call call) {
        return Replies.one(call, tokens.get(call.actor(), call.id("id")), json::of);
    }

    Reply delete(Call call) {
        call.noBody();
        return Replies.none(call, tokens.end(call.actor(), call.id("id"), call.expected()));
    }

    Reply ofClient(Call call) {
        Id<Client> id = call.id("id");
        return Replies.one(
                call, registrations.get(call.actor(), id), RegistrationJson::registration);
    }

    Reply endOfClient(Call call) {
        call.noBody();
        Id<Client> id = call.id("id");
        return Replies.none(call, registrations.end(call.actor(), id, call.expected()));
    }

    private static NewInitialAccessToken created(Call call) {
        var body =
                call.body(
                        "name",
                        "roles",
                        "grant_types",
                        "token_endpoint_auth_methods",
                        "require_pkce",
                        "token_endpoint_audience",
                        FlowSettings.PROFILE.name(),
                        "api_key",
                        "credentials_expire_after",
                        "registrations",
                        "expires");
        var pkce = body.bool("require_pkce");
        var audience = body.bool("token_endpoint_audience");
        var profile = ClientBody.read(body, FlowSettings.PROFILE);
        var apiKey = body.bool("api_key");
        var registrations = body.number("registrations");
        var expires = body.time("expires");
        if (expires == null) {
            throw ApiError.invalid("expires", "A time; it is missing");
        }
        return new NewInitialAccessToken(
                body.string("name"),
                new RegistrationTemplate(
                        body.<Role>optionalIds("roles").orElse(Set.of()),
                        body.set("grant_types", GrantType::parse, ClientBody.GRANT_TYPES),
                        body.optionalSet(
                                        "token_endpoint_auth_methods",
                                        AuthenticationMethod::parse,
                                        ClientBody.METHODS)
                                .orElse(profile == null ? PROOFS : STRONG_PROOFS),
                        pkce == null || pkce,
                        audience != null && audience,
                        profile,
                        apiKey == null || apiKey,
                        seconds(body.number("credentials_expire_after"))),
                registrations == null ? 1 : Math.clamp(registrations, 0, Integer.MAX_VALUE),
                expires);
    }

    private static @Nullable Duration seconds(@Nullable Long number) {
        // What is beyond any bound is refused by whoever knows the bound.
        return number == null ? null : Duration.ofSeconds(Math.clamp(number, 0, Integer.MAX_VALUE));
    }
}
