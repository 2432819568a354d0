package dev.steelyard.manage;

import static dev.steelyard.domain.permission.ManagementPermission.CLIENTS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.CLIENTS_WRITE;
import static dev.steelyard.manage.Steelyard.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.domain.audit.AuditOrigin;
import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.client.metadata.AuthenticationMethod;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.registration.RegistrationTemplate;
import dev.steelyard.domain.user.User;
import dev.steelyard.operations.registration.RegistrationOperations.NewInitialAccessToken;
import dev.steelyard.operations.user.StaffOperations.NewStaff;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** By which token clients register, whose it was, and until when it is good. */
class InitialAccessTokenTest extends Registering {
    @Test
    void audienceOfAssertions_isAsTheTokenSays_neverAsTheClientDoes() {
        var setting = "token_endpoint_audience";
        var metadata = Map.<String, Object>of("redirect_uris", List.of(CALLBACK), setting, true);
        var plain = issue(tenant.token(), "grant_types", List.of(CODE)).expect(201);
        assertThat(is(setting, register(plain.text("initial_access_token"), metadata))).isFalse();
        var allowing =
                issue(steelyard.operator, "grant_types", List.of(CODE), setting, true).expect(201);
        assertThat(allowing.json().path(setting).asBoolean()).isTrue();
        var token = allowing.text("initial_access_token");
        var registered = register(token, Map.of("redirect_uris", List.of(CALLBACK)));
        assertThat(is(setting, registered)).isTrue();
    }

    @Test
    void template_isWhatItsIssuerCouldMakeItself() {
        issue(tenant.token(), "require_pkce", false).refused(403, "operator_only");
        issue(tenant.token(), "token_endpoint_audience", true).refused(403, "operator_only");
        var south = Tenant.make(steelyard, "South");
        issue(tenant.token(), "roles", List.of(south.role(steelyard, "Foreign"))).invalid("roles");
        issue(south.token()).refused(404, "not_found");
        issue(tenant.token(), "grant_types", List.of()).invalid("grant_types");
        issue(tenant.token(), "grant_types", List.of("refresh_token")).invalid("grant_types");
        issue(tenant.token(), "token_endpoint_auth_methods", List.of("none"))
                .invalid("token_endpoint_auth_methods");
        issue(tenant.token(), "registrations", 0).invalid("registrations");
        issue(tenant.token(), "registrations", Long.MAX_VALUE).invalid("registrations");
        issue(tenant.token(), "credentials_expire_after", 0).invalid("credentials_expire_after");
        issue(tenant.token(), "expires", "2026-11-01T09:00:00.000Z").invalid("expires");
        issue(tenant.token(), "expires", "2028-11-01T09:00:00.000Z").invalid("expires");
    }

    @Test
    void oneTooMany_isRefused_asAnUnknownTokenIs_andARefusalTakesNothing() {
        var token = issued("grant_types", List.of(CREDENTIALS, CODE));

        refused(register(token, Map.of()), 400, "invalid_redirect_uri");
        register(token, Map.of("grant_types", List.of(CREDENTIALS))).expect(201);
        wrongToken(register(token, Map.of("grant_types", List.of(CREDENTIALS))));
        wrongToken(register(token, "no metadata at all"));

        wrongToken(
                register(
                        token.substring(0, token.length() - 1) + (token.endsWith("x") ? "y" : "x"),
                        Map.of()));
        wrongToken(register("", Map.of()));
        wrongToken(register(tenant.token(), Map.of()));
    }

    @Test
    void ended_expired_orMovedAway_isUnknown() {
        var made = issue(tenant.token()).expect(201);
        steelyard
                .delete(
                        tenant.token(),
                        "/initial-access-tokens/" + made.text("_id"),
                        "if-match",
                        "\"7\"")
                .refused(412, "version_mismatch");
        steelyard
                .delete(
                        tenant.token(),
                        "/initial-access-tokens/" + made.text("_id"),
                        "if-match",
                        "\"1\"")
                .expect(204);
        wrongToken(register(made.text("initial_access_token"), Map.of()));
        steelyard
                .get(tenant.token(), "/initial-access-tokens/" + made.text("_id"))
                .refused(404, "not_found");

        var soon =
                issued("expires", steelyard.clock.instant().plus(Duration.ofMinutes(1)).toString());
        steelyard.clock.move(Duration.ofMinutes(1));
        wrongToken(register(soon, Map.of()));
    }

    @Test
    void issuerWhoLostTheRight_orWhoseResellerIsFrozen_letsNobodyIn() {
        var token = issued();
        reseller("frozen");
        wrongToken(register(token, Map.of()));
        reseller("active");
        steelyard
                .patch(
                        tenant.token(),
                        "/applications/" + tenant.application(),
                        Map.of("suspended", true))
                .expect(200);
        wrongToken(register(token, Map.of()));
        steelyard
                .patch(
                        tenant.token(),
                        "/applications/" + tenant.application(),
                        Map.of("suspended", false))
                .expect(200);
        register(token, Map.of()).expect(201);

        var issuer =
                steelyard
                        .post(
                                steelyard.operator,
                                "/management-clients",
                                Map.of(
                                        "name",
                                        "Portal",
                                        "authority",
                                        tenant.reseller(),
                                        "permissions",
                                        List.of("manage.clients:write")))
                        .expect(201);
        var staff =
                steelyard
                        .token(issuer.text("_id"), issuer.text("client_secret"))
                        .expect(200)
                        .text("access_token");
        var theirs = issue(staff).expect(201).text("initial_access_token");
        steelyard
                .call(
                        steelyard.operator,
                        "POST",
                        "/clients/" + issuer.text("_id") + "/suspend",
                        null)
                .expect(200);
        wrongToken(register(theirs, Map.of()));
    }

    @Test
    void issuerWhoMayMakeNoClientsAnyMore_letsNobodyIn() {
        var rita = People.user(steelyard, "rita" + tenant.reseller() + "@example.com");
        staff(rita, Set.of(CLIENTS_WRITE));
        var made =
                done(
                        steelyard
                                .manage
                                .initialAccessTokens()
                                .create(
                                        Actor.user(
                                                rita,
                                                tenant.authority(),
                                                Set.of(CLIENTS_WRITE),
                                                AuditOrigin.SYSTEM,
                                                null),
                                        new Id<>(tenant.application()),
                                        new NewInitialAccessToken(
                                                "Scales",
                                                new RegistrationTemplate(
                                                        Set.of(),
                                                        Set.of(GrantType.CLIENT_CREDENTIALS),
                                                        Set.of(
                                                                AuthenticationMethod
                                                                        .CLIENT_SECRET_BASIC),
                                                        true,
                                                        false,
                                                        null,
                                                        true,
                                                        null),
                                                2,
                                                steelyard.clock.instant().plusSeconds(60))));
        var token = made.secret().reveal();
        register(token, Map.of()).expect(201);

        staff(rita, Set.of(CLIENTS_READ));
        wrongToken(register(token, Map.of()));
        staff(rita, Set.of(CLIENTS_WRITE));
        register(token, Map.of()).expect(201);
    }

    private void staff(Id<User> user, Set<ManagementPermission> permissions) {
        done(
                steelyard
                        .manage
                        .staff()
                        .put(
                                Actor.system(),
                                user,
                                new NewStaff(Optional.of(tenant.authority()), permissions),
                                null));
    }

    @Test
    void tokenForWhatTheServerHasOff_isAnsweredWithAWarning() {
        var device = GrantType.DEVICE_CODE.parameter();
        var made =
                issue(
                                tenant.token(),
                                "grant_types",
                                List.of(CREDENTIALS, device),
                                "token_endpoint_auth_methods",
                                List.of("private_key_jwt", "self_signed_tls_client_auth"))
                        .expect(201);

        assertThat(made.texts("warnings"))
                .satisfiesExactly(
                        one -> assertThat(one).contains("takes no self_signed_tls_client_auth"),
                        other -> assertThat(other).contains(device + " disabled"));
        var read = steelyard.get(tenant.token(), "/initial-access-tokens/" + made.text("_id"));
        assertThat(read.texts("warnings")).isEqualTo(made.texts("warnings"));
        assertThat(issue(tenant.token()).expect(201).texts("warnings")).isEmpty();
    }

    @Test
    void audit_namesTheToken_andWhoMadeIt() {
        var made = issue(tenant.token()).expect(201);
        var client = register(made.text("initial_access_token"), Map.of()).expect(201);
        manage("PUT", client, again(client, "client_name", "Another")).expect(200);

        var by = "initial_access_token:" + made.text("_id");
        var created = event("client.create", client.text("client_id"));
        assertThat(created.path("actor").asString()).isEqualTo(by);
        var registered = event("registration.create", client.text("client_id"));
        assertThat(registered.path("actor").asString()).isEqualTo(by);
        assertThat(registered.path("detail").path("made_by").asString())
                .isEqualTo(made.text("made_by"))
                .startsWith("client:");
        assertThat(event("client.update", client.text("client_id")).path("actor").asString())
                .isEqualTo("client:" + client.text("client_id"));
    }

    @Test
    void moved_endsTokensToRegisterBy_andToManageBy() {
        // Of the operator's, which could still make clients there.
        var token =
                issue(steelyard.operator, "registrations", 2)
                        .expect(201)
                        .text("initial_access_token");
        var client = register(token, Map.of()).expect(201);
        var south = Tenant.make(steelyard, "South");
        var path = tenant.path("/move");
        var target = new HashMap<String, Object>(Map.of("reseller", south.reseller()));
        var looked = steelyard.post(steelyard.operator, path + "?dry_run=true", target).expect(200);
        target.put("seen", looked.text("seen"));
        steelyard.post(steelyard.operator, path, target).expect(200);

        wrongToken(register(token, Map.of()));
        wrongToken(manage("GET", client, null));
    }
}
