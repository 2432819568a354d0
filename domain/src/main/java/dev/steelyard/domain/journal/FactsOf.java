package dev.steelyard.domain.journal;

import static dev.steelyard.domain.client.setting.AuthenticationSettings.JWKS;
import static dev.steelyard.domain.client.setting.FlowSettings.PROFILE;

import dev.steelyard.domain.audit.Facts;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.client.metadata.AuthenticationMethod;
import dev.steelyard.domain.client.setting.Settings;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.registration.InitialAccessToken;
import dev.steelyard.domain.registration.Registration;
import dev.steelyard.domain.resource.Operation;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.domain.seal.Hash;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The facts of each noun for the audit log: everything that a management operation can change. The
 * past can be told of these facts only.
 */
public final class FactsOf {
    public static final String CEILING = "ceiling";

    private FactsOf() {}

    public static Facts ceiling(Set<String> permissions) {
        return Facts.NONE.with(CEILING, permissions);
    }

    public static Facts client(Client client) {
        var settings = client.settings();
        var authority = client.authority();
        var facts =
                Facts.NONE
                        .with("application", client.application())
                        .with("authority", authority == null ? null : authority.claim())
                        .with("permissions", names(client.management()))
                        .with("name", client.name())
                        .with("type", client.type())
                        .with("grant_types", parameters(client.grantTypes()))
                        .with("redirect_uris", client.redirectUris())
                        .with("post_logout_redirect_uris", client.postLogoutRedirectUris())
                        .with("origins", client.origins())
                        .with("roles", client.roles())
                        .with("suspended", client.suspended());
        for (var setting : Settings.ALL) {
            facts = facts.with(setting.name(), setting.written(settings));
        }
        return facts.with(JWKS.name(), digest(JWKS.of(settings)));
    }

    public static Facts initialAccessToken(InitialAccessToken token) {
        var template = token.template();
        var life = template.credentialLife();
        return Facts.NONE
                .with("application", token.application())
                .with("name", token.name())
                .with("roles", template.roles())
                .with("grant_types", parameters(template.grantTypes()))
                .with("token_endpoint_auth_methods", methods(template.methods()))
                .with("require_pkce", template.requirePkce())
                .with("token_endpoint_audience", template.tokenEndpointAudience())
                .with("security_profile", PROFILE.kind().write(template.profile()))
                .with("api_key", template.apiKey())
                .with("credentials_expire_after", life == null ? null : life.toSeconds())
                .with("registrations", token.registrations())
                .with("expires", token.expires());
    }

    /** Of a client that manages itself: what it may choose at most. */
    public static Facts registration(Registration registration) {
        return Facts.NONE
                .with("client", registration.client())
                .with("initial_access_token", registration.by())
                .with("grant_types", parameters(registration.grantTypes()))
                .with("token_endpoint_auth_methods", methods(registration.methods()));
    }

    private static Collection<String> parameters(Set<GrantType> types) {
        return types.stream().map(GrantType::parameter).toList();
    }

    private static Collection<String> methods(Set<AuthenticationMethod> methods) {
        return methods.stream().map(AuthenticationMethod::parameter).toList();
    }

    public static Facts resourceServer(ResourceServer server) {
        return Facts.NONE
                .with("identifier", server.identifier())
                .with("name", server.name())
                .with("standard", server.standard());
    }

    public static Facts operations(Collection<Operation> operations) {
        return Facts.NONE.with("operations", operations.stream().map(FactsOf::operation).toList());
    }

    private static String operation(Operation operation) {
        var permission = operation.permission();
        return operation.method()
                + " "
                + operation.path()
                + " "
                + (permission == null ? "-" : permission);
    }

    private static Collection<String> names(Set<ManagementPermission> permissions) {
        return permissions.stream().map(ManagementPermission::permission).toList();
    }

    /** A key set as audit events name it: by its hash. */
    private static @Nullable String digest(@Nullable String jwks) {
        return jwks == null
                ? null
                : "sha-256 " + Hash.of(jwks.getBytes(StandardCharsets.UTF_8)).text();
    }
}
