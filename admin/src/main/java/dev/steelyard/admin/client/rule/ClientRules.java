package dev.steelyard.admin.client.rule;

import static dev.steelyard.domain.client.GrantType.AUTHORIZATION_CODE;
import static dev.steelyard.domain.client.GrantType.CLIENT_CREDENTIALS;
import static dev.steelyard.domain.client.GrantType.DEVICE_CODE;
import static dev.steelyard.domain.client.GrantType.REFRESH_TOKEN;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.Limits;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.admin.uri.ClientPageUriRules;
import dev.steelyard.admin.uri.LogoutUriRules;
import dev.steelyard.admin.uri.RedirectUriRules;
import dev.steelyard.admin.uri.WebOriginRules;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.client.metadata.ClientSettings;
import dev.steelyard.domain.client.setting.SettingValues;
import dev.steelyard.domain.refusal.RefusalCode;
import java.util.Set;

/** Checks all settings of an application's client when it is created, registered or updated. */
public final class ClientRules {
    private ClientRules() {}

    /**
     * @param before the settings before; {@link ClientSettings#safe} for a new client
     * @param said the requested settings
     */
    public static void check(
            OperationContext context, Client client, ClientSettings before, SettingValues said) {
        SecurityProfileRules.check(client, said);
        grantTypes(client);
        uris(client, context.limits());
        LogoutUriRules.check(client);
        AuthenticationRules.check(client);
        RequestRules.check(client, context.limits());
        ClientPageUriRules.check(client);
        settings(context.actor(), client, before);
    }

    private static void uris(Client client, Limits limits) {
        int most = limits.redirectUris();
        Limits.atMost("redirect_uris", client.redirectUris().size(), most);
        Limits.atMost("post_logout_redirect_uris", client.postLogoutRedirectUris().size(), most);
        Limits.atMost("origins", client.origins().size(), limits.origins());
        RedirectUriRules.check("redirect_uris", client.redirectUris(), client.type());
        RedirectUriRules.check(
                "post_logout_redirect_uris", client.postLogoutRedirectUris(), client.type());
        WebOriginRules.check("origins", client.origins());
    }

    /**
     * The operator exempted the client from consent or PKCE as it was then. An actor who could
     * redirect its answers would get its users' tokens without consent.
     */
    public static void checkExempted(Actor actor, Client before, Client after) {
        boolean same =
                before.grantTypes().equals(after.grantTypes())
                        && before.redirectUris().equals(after.redirectUris())
                        && before.postLogoutRedirectUris().equals(after.postLogoutRedirectUris())
                        && before.origins().equals(after.origins())
                        && before.settings()
                                .authentication()
                                .equals(after.settings().authentication());
        if (!same) {
            checkNotExempted(actor, before);
        }
    }

    /** Refuses changes of an exempted client, and of its credentials, except by the operator. */
    public static void checkNotExempted(Actor actor, Client client) {
        var settings = client.settings();
        boolean exempted = settings.skipConsent() || !settings.requirePkce();
        if (exempted && !actor.isOperator()) {
            throw OperationRefusal.forbidden(
                    RefusalCode.OPERATOR_ONLY,
                    "This client is exempted from consent or PKCE; the operator must lift that"
                            + " first");
        }
    }

    /** Checks the grant types of a client or a registration template. */
    public static void checkTogether(Set<GrantType> grantTypes) {
        if (grantTypes.isEmpty()) {
            throw OperationRefusal.invalid("grant_types", "At least one");
        }
        if (grantTypes.contains(REFRESH_TOKEN)
                && !grantTypes.contains(AUTHORIZATION_CODE)
                && !grantTypes.contains(DEVICE_CODE)) {
            throw OperationRefusal.invalid(
                    "grant_types",
                    "refresh_token only with authorization_code, or the grant type for devices");
        }
    }

    private static void grantTypes(Client client) {
        checkTogether(client.grantTypes());
        if (client.may(CLIENT_CREDENTIALS) && !client.confidential()) {
            throw OperationRefusal.invalid(
                    "grant_types", "client_credentials only for confidential clients");
        }
        if (client.may(AUTHORIZATION_CODE) && client.redirectUris().isEmpty()) {
            throw OperationRefusal.invalid("redirect_uris", "At least one for authorization_code");
        }
    }

    private static void settings(Actor actor, Client client, ClientSettings before) {
        var settings = client.settings();
        if (!settings.requirePkce() && !client.confidential()) {
            throw OperationRefusal.invalid("require_pkce", "true for public clients");
        }
        // Only the operator may remove the protection. Another actor's change of an exempted client
        // leaves the exemption as it is.
        if (!settings.requirePkce() && before.requirePkce() && !actor.isOperator()) {
            throw OperationRefusal.forbidden(
                    RefusalCode.OPERATOR_ONLY, "Only the operator can exempt a client from PKCE");
        }
        if (settings.authentication().tokenEndpointAudience()
                && !before.authentication().tokenEndpointAudience()
                && !actor.isOperator()) {
            throw OperationRefusal.forbidden(
                    RefusalCode.OPERATOR_ONLY,
                    "Only the operator can allow client assertions for the token endpoint");
        }
        if (settings.skipConsent() && !before.skipConsent() && !actor.isOperator()) {
            throw OperationRefusal.forbidden(
                    RefusalCode.OPERATOR_ONLY, "Only the operator can let a client skip consent");
        }
    }
}
