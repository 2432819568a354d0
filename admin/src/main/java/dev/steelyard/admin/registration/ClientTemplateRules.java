package dev.steelyard.admin.registration;

import static dev.steelyard.domain.client.GrantType.CLIENT_CREDENTIALS;
import static dev.steelyard.domain.client.GrantType.DEVICE_CODE;
import static dev.steelyard.domain.client.metadata.AuthenticationMethod.NONE;

import dev.steelyard.admin.client.rule.ClientRules;
import dev.steelyard.admin.client.rule.SecurityProfileRules;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.admin.role.RoleRules;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.domain.registration.RegistrationTemplate;
import java.time.Duration;
import java.util.Set;

/**
 * Checks the client template of an initial access token, which limits the clients that register by
 * it. It allows nothing that the issuer of the token could not create itself.
 */
final class ClientTemplateRules {
    private static final Duration LONGEST = Duration.ofDays(3660);

    private ClientTemplateRules() {}

    static void check(
            OperationContext context, Application application, RegistrationTemplate template) {
        grantTypes(template);
        RoleRules.checkForClient(
                context, RoleRules.ofApplication(context, application, template.roles()));
        if (template.exempts() && !context.actor().isOperator()) {
            throw OperationRefusal.forbidden(
                    RefusalCode.OPERATOR_ONLY,
                    "Only the operator can exempt clients from PKCE, or let their assertions be for"
                            + " the token endpoint");
        }
        profile(template);
        var life = template.credentialLife();
        if (life != null && (life.toSeconds() < 1 || life.compareTo(LONGEST) > 0)) {
            throw OperationRefusal.invalid(
                    "credentials_expire_after",
                    "Seconds, 1 to " + LONGEST.toSeconds() + "; or null");
        }
    }

    /** Refuses what the security profile refuses to every client. */
    private static void profile(RegistrationTemplate template) {
        var profile = template.profile();
        if (profile == null) {
            return;
        }
        var beside = " beside security_profile " + profile.word();
        if (!template.requirePkce()) {
            throw OperationRefusal.invalid("require_pkce", "true" + beside);
        }
        if (template.tokenEndpointAudience()) {
            throw OperationRefusal.invalid("token_endpoint_audience", "false" + beside);
        }
        if (!SecurityProfileRules.METHODS.containsAll(template.methods())) {
            throw OperationRefusal.invalid(
                    "token_endpoint_auth_methods",
                    "Only " + SecurityProfileRules.METHOD_NAMES + beside);
        }
        if (template.grantTypes().contains(DEVICE_CODE)) {
            throw OperationRefusal.invalid(
                    "grant_types", "Without " + DEVICE_CODE.parameter() + beside);
        }
    }

    private static void grantTypes(RegistrationTemplate template) {
        var grants = template.grantTypes();
        ClientRules.checkTogether(grants);
        if (template.methods().isEmpty()) {
            throw OperationRefusal.invalid("token_endpoint_auth_methods", "At least one");
        }
        if (template.methods().equals(Set.of(NONE))
                && (grants.contains(CLIENT_CREDENTIALS) || !template.requirePkce())) {
            throw OperationRefusal.invalid(
                    "token_endpoint_auth_methods",
                    "Another one than none: client_credentials, and no PKCE, are for confidential"
                            + " clients");
        }
    }
}
