package dev.steelyard.manage;

import static dev.steelyard.domain.manage.ManagementPermission.CLIENTS_READ;
import static dev.steelyard.domain.manage.ManagementPermission.CLIENTS_WRITE;
import static dev.steelyard.manage.Steelyard.done;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.steelyard.domain.audit.Origin;
import dev.steelyard.domain.client.AuthenticationMethod;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.manage.Actor;
import dev.steelyard.domain.manage.ManagementPermission;
import dev.steelyard.domain.manage.NewInitialAccessToken;
import dev.steelyard.domain.registration.RegistrationTemplate;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.domain.secret.Secrets;
import dev.steelyard.domain.user.User;
import dev.steelyard.server.http.Json;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Clients that register themselves (RFC 7591) and manage that (RFC 7592). */
class RegistrationTest {
    private static final Steelyard STEELYARD = new Steelyard(Databases.sqlite());
    private static final String CALLBACK = "https://app.example.com/callback";
    private static final String CREDENTIALS = "client_credentials";
    private static final String CODE = "authorization_code";

    static {
        Platform.make(STEELYARD);
    }

    private final Tenant tenant = Tenant.make(STEELYARD, "North");

    @AfterAll
    static void stop() {
        STEELYARD.close();
    }

    private static Map<String, Object> template(Object... more) {
        var template = new HashMap<String, Object>();
        template.put("name", "Scales");
        template.put("grant_types", List.of(CREDENTIALS));
        template.put("expires", STEELYARD.clock.instant().plus(Duration.ofDays(7)).toString());
        for (int i = 0; i < more.length; i += 2) {
            template.put((String) more[i], more[i + 1]);
        }
        return template;
    }

    private Answered issue(String token, Object... more) {
        return STEELYARD.post(token, tenant.path("/initial-access-tokens"), template(more));
    }

    private String issued(Object... more) {
        return issue(tenant.token(), more).expect(201).text("initial_access_token");
    }

    private static Answered register(String token, Object metadata) {
        return send("POST", "/oidc/reg", token, metadata);
    }

    private static Answered send(String method, String path, String token, @Nullable Object body) {
        var request = STEELYARD.request(path).header("authorization", "Bearer " + token);
        if (body == null) {
            return STEELYARD.send(request.method(method, BodyPublishers.noBody()));
        }
        return STEELYARD.send(
                request.header("content-type", "application/json")
                        .method(method, BodyPublishers.ofByteArray(Json.bytes(body))));
    }

    private static Answered manage(String method, Answered registered, @Nullable Object body) {
        return manage(method, registered, registered.text("registration_access_token"), body);
    }

    private static Answered manage(
            String method, Answered registered, String token, @Nullable Object body) {
        var uri = registered.text("registration_client_uri");
        return send(method, uri.substring(uri.indexOf("/oidc/")), token, body);
    }

    /** What it was answered, as it has to be sent again (RFC 7592, section 2.2). */
    private static Map<String, @Nullable Object> again(
            Answered registered, @Nullable Object... more) {
        var metadata = new HashMap<String, @Nullable Object>();
        registered.json().forEachEntry(metadata::put);
        for (var answered :
                List.of(
                        "registration_access_token",
                        "registration_client_uri",
                        "client_secret_expires_at",
                        "client_id_issued_at")) {
            metadata.remove(answered);
        }
        for (int i = 0; i < more.length; i += 2) {
            metadata.put(String.valueOf(more[i]), more[i + 1]);
        }
        return metadata;
    }

    private static void refused(Answered answer, int status, String error) {
        answer.expect(status);
        assertThat(answer.text("error")).as(answer.response().body()).isEqualTo(error);
        assertThat(answer.text("error_description")).isNotBlank();
        assertThat(answer.header("cache-control")).isEqualTo("no-store");
    }

    private static void wrongToken(Answered answer) {
        refused(answer, 401, "invalid_token");
        assertThat(answer.text("error_description"))
                .isEqualTo(
                        "The token is missing, unknown, used up or over; ask whoever issued it for"
                                + " another.");
        assertThat(answer.header("www-authenticate")).startsWith("Bearer error=");
    }

    private static JsonNode jwks() {
        try {
            return Json.MAPPER.readTree(
                    "{\"keys\":["
                            + new ECKeyGenerator(Curve.P_256).generate().toPublicJWK()
                            + "]}");
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void discovery_namesTheEndpoint_whichTakesNoOtherOrigin() {
        var discovery =
                STEELYARD.send(STEELYARD.request("/oidc/.well-known/openid-configuration").GET());
        assertThat(discovery.text("registration_endpoint"))
                .isEqualTo("http://localhost:8080/oidc/reg");

        var preflight =
                STEELYARD.send(
                        STEELYARD
                                .request("/oidc/reg")
                                .header("origin", "https://app.example.com")
                                .header("access-control-request-method", "POST")
                                .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(preflight.header("access-control-allow-origin")).isEmpty();
    }

    @Test
    void client_getsWhatItsTemplateSays_andATokenWithIt() {
        var role = tenant.role(STEELYARD, "Reader");
        var made = issue(tenant.token(), "roles", List.of(role)).expect(201);
        assertThat(made.text("registration_endpoint")).isEqualTo("http://localhost:8080/oidc/reg");

        var registered =
                register(made.text("initial_access_token"), Map.of("client_name", "Scale 7"))
                        .expect(201);

        var id = registered.text("client_id");
        assertThat(registered.text("client_name")).isEqualTo("Scale 7");
        assertThat(registered.texts("grant_types")).containsExactly(CREDENTIALS);
        assertThat(registered.texts("response_types")).isEmpty();
        assertThat(registered.text("token_endpoint_auth_method")).isEqualTo("client_secret_basic");
        assertThat(registered.json().path("client_secret_expires_at").asLong()).isZero();
        assertThat(registered.text("client_secret")).startsWith("sy_sk_");
        assertThat(registered.text("api_key")).startsWith("sy_ak_");
        STEELYARD.token(id, registered.text("client_secret")).expect(200);

        var client = STEELYARD.get(tenant.token(), "/clients/" + id).expect(200);
        assertThat(client.text("application")).isEqualTo(tenant.application());
        assertThat(client.texts("roles")).containsExactly(role);
        assertThat(client.json().path("require_pkce").asBoolean()).isTrue();
        assertThat(client.json().path("skip_consent").asBoolean()).isFalse();

        var token = STEELYARD.get(tenant.token(), "/initial-access-tokens/" + made.text("_id"));
        assertThat(token.json().path("used").asInt()).isEqualTo(1);
        assertThat(token.json().has("initial_access_token")).isFalse();
        var registration =
                STEELYARD.get(tenant.token(), "/clients/" + id + "/registration").expect(200);
        assertThat(registration.text("initial_access_token")).isEqualTo(made.text("_id"));
    }

    @Test
    void everythingStandard_isRegistered_andAnsweredAsItIs() {
        var token =
                issued(
                        "grant_types",
                        List.of(CODE, "refresh_token"),
                        "credentials_expire_after",
                        60);
        var jwks = jwks();
        var metadata = new HashMap<String, @Nullable Object>();
        metadata.put("client_name", "Portal");
        metadata.put("redirect_uris", List.of(CALLBACK));
        metadata.put("grant_types", List.of(CODE, "refresh_token"));
        metadata.put("response_types", List.of("code"));
        metadata.put("token_endpoint_auth_method", "client_secret_post");
        metadata.put("post_logout_redirect_uris", List.of("https://app.example.com/"));
        metadata.put("jwks", jwks);
        metadata.put("id_token_signed_response_alg", "ES256");
        metadata.put("userinfo_signed_response_alg", "RS256");
        metadata.put("request_object_signing_alg", "ES256");
        metadata.put("request_uris", List.of("https://app.example.com/request"));
        metadata.put("backchannel_logout_uri", "https://app.example.com/logout");
        metadata.put("backchannel_logout_session_required", true);
        metadata.put("frontchannel_logout_uri", "https://app.example.com/frame");
        metadata.put("application_type", "web");
        metadata.put("contacts", List.of("ve7jtb@example.org"));
        metadata.put("software_version", "1.0");
        metadata.put("client_name#de", "Pforte");
        metadata.put("tos_uri", null);

        var registered = register(token, metadata).expect(201);

        assertThat(registered.text("token_endpoint_auth_method"))
                .as("both ways are one")
                .isEqualTo("client_secret_basic");
        for (var name :
                List.of(
                        "client_name",
                        "redirect_uris",
                        "post_logout_redirect_uris",
                        "grant_types",
                        "response_types",
                        "jwks",
                        "id_token_signed_response_alg",
                        "userinfo_signed_response_alg",
                        "request_object_signing_alg",
                        "request_uris",
                        "backchannel_logout_uri",
                        "backchannel_logout_session_required",
                        "frontchannel_logout_uri",
                        "application_type")) {
            assertThat(registered.json().path(name))
                    .as(name)
                    .isEqualTo(Json.MAPPER.valueToTree(metadata.get(name)));
        }
        assertThat(registered.json().path("client_secret_expires_at").asLong())
                .isEqualTo(STEELYARD.clock.instant().plusSeconds(60).getEpochSecond());
        var read = manage("GET", registered, null).expect(200);
        assertThat(read.text("client_name")).isEqualTo("Portal");
        assertThat(read.json().has("client_secret")).isFalse();
        assertThat(read.json().has("api_key")).isFalse();
    }

    /**
     * OpenID Connect Registration, section 2: without the algorithm "any" may be used; here one.
     */
    @Test
    void requestUris_withoutAnAlgorithm_areOfObjectsSignedWithRs256() {
        var token =
                issue(tenant.token(), "grant_types", List.of(CODE), "registrations", 2)
                        .expect(201)
                        .text("initial_access_token");
        var objects = List.of("https://app.example.com/request");
        var metadata = new HashMap<String, @Nullable Object>();
        metadata.put("redirect_uris", List.of(CALLBACK));
        metadata.put("request_uris", objects);
        refused(register(token, metadata), 400, "invalid_client_metadata");
        metadata.put("jwks", jwks());
        var registered = register(token, metadata).expect(201);
        assertThat(registered.text("request_object_signing_alg")).isEqualTo("RS256");
        metadata.put("request_object_signing_alg", "ES256");
        registered = register(token, metadata).expect(201);
        assertThat(registered.text("request_object_signing_alg")).isEqualTo("ES256");
    }

    @Test
    void publicClient_getsNoSecret_andNoExemption() {
        var token =
                issue(
                                STEELYARD.operator,
                                "grant_types",
                                List.of(CODE),
                                "token_endpoint_auth_methods",
                                List.of("none", "client_secret_basic"),
                                "require_pkce",
                                false,
                                "registrations",
                                2)
                        .expect(201)
                        .text("initial_access_token");

        var native_ =
                register(
                                token,
                                Map.of(
                                        "redirect_uris",
                                        List.of("com.example.app:/callback"),
                                        "application_type",
                                        "native",
                                        "token_endpoint_auth_method",
                                        "none"))
                        .expect(201);
        assertThat(native_.json().has("client_secret")).isFalse();
        assertThat(native_.json().has("client_secret_expires_at")).isFalse();
        assertThat(native_.json().has("api_key")).isFalse();
        assertThat(native_.text("application_type")).isEqualTo("native");
        assertThat(pkce(native_)).isTrue();

        var confidential = register(token, Map.of("redirect_uris", List.of(CALLBACK))).expect(201);
        assertThat(confidential.text("client_name")).isEqualTo("Scales");
        assertThat(pkce(confidential)).isFalse();
    }

    @Test
    void audienceOfAssertions_isAsTheTokenSays_neverAsTheClientDoes() {
        var setting = "token_endpoint_audience";
        var metadata = Map.<String, Object>of("redirect_uris", List.of(CALLBACK), setting, true);
        var plain = issue(tenant.token(), "grant_types", List.of(CODE)).expect(201);
        assertThat(is(setting, register(plain.text("initial_access_token"), metadata))).isFalse();
        var allowing =
                issue(STEELYARD.operator, "grant_types", List.of(CODE), setting, true).expect(201);
        assertThat(allowing.json().path(setting).asBoolean()).isTrue();
        var token = allowing.text("initial_access_token");
        var registered = register(token, Map.of("redirect_uris", List.of(CALLBACK)));
        assertThat(is(setting, registered)).isTrue();
    }

    private boolean pkce(Answered registered) {
        return is("require_pkce", registered);
    }

    private boolean is(String setting, Answered registered) {
        return STEELYARD
                .get(tenant.token(), "/clients/" + registered.expect(201).text("client_id"))
                .expect(200)
                .json()
                .path(setting)
                .asBoolean();
    }

    @Test
    void template_isWhatItsIssuerCouldMakeItself() {
        issue(tenant.token(), "require_pkce", false).refused(403, "operator_only");
        issue(tenant.token(), "token_endpoint_audience", true).refused(403, "operator_only");
        var south = Tenant.make(STEELYARD, "South");
        issue(tenant.token(), "roles", List.of(south.role(STEELYARD, "Foreign"))).invalid("roles");
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
        STEELYARD
                .delete(
                        tenant.token(),
                        "/initial-access-tokens/" + made.text("_id"),
                        "if-match",
                        "\"7\"")
                .refused(412, "version_mismatch");
        STEELYARD
                .delete(
                        tenant.token(),
                        "/initial-access-tokens/" + made.text("_id"),
                        "if-match",
                        "\"1\"")
                .expect(204);
        wrongToken(register(made.text("initial_access_token"), Map.of()));
        STEELYARD
                .get(tenant.token(), "/initial-access-tokens/" + made.text("_id"))
                .refused(404, "not_found");

        var soon =
                issued("expires", STEELYARD.clock.instant().plus(Duration.ofMinutes(1)).toString());
        STEELYARD.clock.move(Duration.ofMinutes(1));
        wrongToken(register(soon, Map.of()));
    }

    @Test
    void issuerWhoLostTheRight_orWhoseResellerIsFrozen_letsNobodyIn() {
        var token = issued();
        reseller("frozen");
        wrongToken(register(token, Map.of()));
        reseller("active");
        STEELYARD
                .patch(
                        tenant.token(),
                        "/applications/" + tenant.application(),
                        Map.of("suspended", true))
                .expect(200);
        wrongToken(register(token, Map.of()));
        STEELYARD
                .patch(
                        tenant.token(),
                        "/applications/" + tenant.application(),
                        Map.of("suspended", false))
                .expect(200);
        register(token, Map.of()).expect(201);

        var issuer =
                STEELYARD
                        .post(
                                STEELYARD.operator,
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
                STEELYARD
                        .token(issuer.text("_id"), issuer.text("client_secret"))
                        .expect(200)
                        .text("access_token");
        var theirs = issue(staff).expect(201).text("initial_access_token");
        STEELYARD
                .call(
                        STEELYARD.operator,
                        "POST",
                        "/clients/" + issuer.text("_id") + "/suspend",
                        null)
                .expect(200);
        wrongToken(register(theirs, Map.of()));
    }

    @Test
    void issuerWhoMayMakeNoClientsAnyMore_letsNobodyIn() {
        var rita = People.user(STEELYARD, "rita" + tenant.reseller() + "@example.com");
        staff(rita, Set.of(CLIENTS_WRITE));
        var made =
                done(
                        STEELYARD
                                .manage
                                .initialAccessTokens()
                                .create(
                                        Actor.user(
                                                rita,
                                                tenant.authority(),
                                                Set.of(CLIENTS_WRITE),
                                                Origin.SYSTEM),
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
                                                        true,
                                                        null),
                                                2,
                                                STEELYARD.clock.instant().plusSeconds(60))));
        var token = made.secret().reveal();
        register(token, Map.of()).expect(201);

        staff(rita, Set.of(CLIENTS_READ));
        wrongToken(register(token, Map.of()));
        staff(rita, Set.of(CLIENTS_WRITE));
        register(token, Map.of()).expect(201);
    }

    private void staff(Id<User> user, Set<ManagementPermission> permissions) {
        done(
                STEELYARD
                        .manage
                        .staff()
                        .put(Actor.system(), user, tenant.authority(), permissions, null));
    }

    private void reseller(String standing) {
        STEELYARD
                .patch(
                        STEELYARD.operator,
                        "/resellers/" + tenant.reseller(),
                        Map.of("standing", standing))
                .expect(200);
    }

    @Test
    void whatIsBeyondTheTemplate_orNotSupported_isRefused() {
        var token = issued("grant_types", List.of(CODE), "registrations", 1);
        var uris = List.of(CALLBACK);

        refusedMetadata(token, "grant_types", List.of(CREDENTIALS));
        refusedMetadata(token, "grant_types", List.of(CODE, "implicit"));
        refusedMetadata(token, "grant_types", "authorization_code");
        refusedMetadata(token, "response_types", List.of("code", "id_token"));
        refusedMetadata(token, "token_endpoint_auth_method", "none");
        refusedMetadata(token, "token_endpoint_auth_method", "client_secret_jwt");
        refusedMetadata(token, "id_token_signed_response_alg", "none");
        refusedMetadata(token, "id_token_encrypted_response_alg", "RSA-OAEP");
        refusedMetadata(token, "jwks_uri", "http://app.example.com/jwks");
        refusedMetadata(token, "jwks", "{}");
        refusedMetadata(token, "jwks", Map.of("keys", List.of(Map.of("kty", "oct", "k", "AA"))));
        refusedMetadata(token, "client_name", "");
        refusedMetadata(token, "application_type", "web2");
        refusedMetadata(token, "backchannel_logout_uri", "http://app.example.com/");
        refused(
                register(token, Map.of("redirect_uris", uris, "application_type", "native")),
                400,
                "invalid_redirect_uri");
        refused(
                register(token, Map.of("redirect_uris", List.of(CALLBACK + "#here"))),
                400,
                "invalid_redirect_uri");
        refused(register(token, List.of()), 400, "invalid_client_metadata");

        var plain = STEELYARD.request("/oidc/reg").header("authorization", "Bearer " + token);
        refused(
                STEELYARD.send(plain.POST(BodyPublishers.ofString("{}"))),
                400,
                "invalid_client_metadata");

        // What would raise it isn't metadata: the server doesn't understand it.
        var registered =
                register(
                                token,
                                Map.of(
                                        "redirect_uris",
                                        uris,
                                        "require_pkce",
                                        false,
                                        "skip_consent",
                                        true,
                                        "roles",
                                        List.of(tenant.role(STEELYARD, "Reader")),
                                        "scope",
                                        "openid documents:write"))
                        .expect(201);
        var client = STEELYARD.get(tenant.token(), "/clients/" + registered.text("client_id"));
        assertThat(client.texts("roles")).isEmpty();
        assertThat(client.json().path("skip_consent").asBoolean()).isFalse();
        assertThat(pkce(registered)).isTrue();
    }

    @Test
    void whatTheServerHasOff_isRefused_whateverTheTokenSays() {
        var device = GrantType.DEVICE_CODE.parameter();
        var token =
                issued(
                        "grant_types",
                        List.of(CREDENTIALS, device),
                        "token_endpoint_auth_methods",
                        List.of("client_secret_basic", "tls_client_auth"));

        refusedOff(token, "grant_types", Map.of("grant_types", List.of(CREDENTIALS, device)));
        refusedOff(
                token,
                "token_endpoint_auth_method",
                Map.of(
                        "grant_types",
                        List.of(CREDENTIALS),
                        "token_endpoint_auth_method",
                        "tls_client_auth",
                        "tls_client_auth_subject_dn",
                        "CN=scale"));
        refusedOff(issued("grant_types", List.of(device)), "grant_types", Map.of());
        refusedOff(
                issued("token_endpoint_auth_methods", List.of("tls_client_auth")),
                "token_endpoint_auth_method",
                Map.of("tls_client_auth_subject_dn", "CN=scale"));

        // Nothing was taken of it, and what is left out is what it may have.
        var client = register(token, Map.of()).expect(201);
        assertThat(client.texts("grant_types")).containsExactly(CREDENTIALS);
        refused(
                manage("PUT", client, again(client, "grant_types", List.of(CREDENTIALS, device))),
                400,
                "invalid_client_metadata");

        // What whoever answers for it let it have all the same it may keep.
        STEELYARD
                .patch(
                        tenant.token(),
                        "/clients/" + client.text("client_id"),
                        Map.of(
                                "grant_types",
                                List.of(CREDENTIALS, device),
                                "token_endpoint_auth_method",
                                "tls_client_auth",
                                "tls_client_auth_subject_dn",
                                "CN=scale"))
                .expect(200);
        manage("PUT", client, again(manage("GET", client, null).expect(200))).expect(200);
    }

    private static void refusedOff(String token, String name, Map<String, Object> metadata) {
        var answer = register(token, metadata);
        refused(answer, 400, "invalid_client_metadata");
        assertThat(answer.text("error_description")).startsWith(name + ": ");
    }

    private static void refusedMetadata(String token, String name, Object value) {
        var answer = register(token, Map.of("redirect_uris", List.of(CALLBACK), name, value));
        refused(answer, 400, "invalid_client_metadata");
        assertThat(answer.text("error_description")).startsWith(name + ": ");
    }

    @Test
    void itsMetadata_isReplacedAsAWhole_byATokenThatIsAnotherThen() {
        var token =
                issued(
                        "grant_types",
                        List.of(CODE, CREDENTIALS),
                        "token_endpoint_auth_methods",
                        List.of("client_secret_basic", "private_key_jwt"));
        var first =
                register(
                                token,
                                Map.of(
                                        "redirect_uris",
                                        List.of(CALLBACK),
                                        "backchannel_logout_uri",
                                        "https://app.example.com/logout"))
                        .expect(201);

        var second = manage("PUT", first, again(first, "backchannel_logout_uri", null)).expect(200);
        assertThat(second.json().has("backchannel_logout_uri")).isFalse();
        assertThat(second.text("registration_access_token"))
                .isNotEqualTo(first.text("registration_access_token"));
        STEELYARD.token(first.text("client_id"), first.text("client_secret")).expect(400);

        // The answer was lost: the one before still works, until the newer one is used.
        var third = manage("PUT", first, again(second, "grant_types", List.of(CREDENTIALS)));
        assertThat(third.expect(200).texts("grant_types")).containsExactly(CREDENTIALS);
        wrongToken(manage("GET", second, null));
        manage("GET", third, null).expect(200);
        wrongToken(manage("GET", first, null));
        STEELYARD.token(first.text("client_id"), first.text("client_secret")).expect(200);

        refused(
                manage("PUT", third, again(third, "client_id", "another")),
                400,
                "invalid_client_metadata");
        refused(
                manage("PUT", third, again(third, "client_id_issued_at", 0)),
                400,
                "invalid_client_metadata");
        refused(
                manage("PUT", third, again(third, "client_secret", "chosen")),
                400,
                "invalid_client_metadata");
        refused(
                manage("PUT", third, again(third, "grant_types", List.of(CODE, "refresh_token"))),
                400,
                "invalid_client_metadata");
        refused(
                manage("PUT", third, again(third, "token_endpoint_auth_method", "none")),
                400,
                "invalid_client_metadata");
        refused(
                manage("PUT", third, again(third, "token_endpoint_auth_method", "private_key_jwt")),
                400,
                "invalid_client_metadata");
        var keyed =
                manage(
                                "PUT",
                                third,
                                again(
                                        third,
                                        "token_endpoint_auth_method",
                                        "private_key_jwt",
                                        "jwks",
                                        jwks()))
                        .expect(200);
        refused(
                manage(
                        "PUT",
                        keyed,
                        again(keyed, "token_endpoint_auth_method", "client_secret_basic")),
                400,
                "invalid_client_metadata");
    }

    @Test
    void othersToken_andThatOfASuspendedClient_areWrong() {
        var token = issued("registrations", 2);
        var one = register(token, Map.of()).expect(201);
        var other = register(token, Map.of()).expect(201);

        wrongToken(manage("GET", one, other.text("registration_access_token"), null));
        wrongToken(manage("DELETE", one, other.text("registration_access_token"), null));
        wrongToken(manage("PUT", one, token, again(one)));
        wrongToken(send("GET", "/oidc/reg/x", one.text("registration_access_token"), null));

        var path = "/clients/" + one.text("client_id");
        STEELYARD.call(tenant.token(), "POST", path + "/suspend", null).expect(200);
        wrongToken(manage("GET", one, null));
        STEELYARD.call(tenant.token(), "POST", path + "/revive", null).expect(200);
        manage("GET", one, null).expect(200);

        STEELYARD.delete(tenant.token(), path + "/registration").expect(204);
        wrongToken(manage("GET", one, null));
        STEELYARD.get(tenant.token(), path + "/registration").refused(404, "not_found");
        STEELYARD.token(one.text("client_id"), one.text("client_secret")).expect(200);
    }

    @Test
    void deleted_isSuspended_withoutCredentials() {
        var client = register(issued(), Map.of()).expect(201);

        manage("DELETE", client, null).expect(204);

        wrongToken(manage("DELETE", client, null));
        var path = "/clients/" + client.text("client_id");
        STEELYARD.call(tenant.token(), "POST", path + "/revive", null).expect(200);
        STEELYARD.token(client.text("client_id"), client.text("client_secret")).expect(401);
        wrongToken(manage("GET", client, null));
    }

    @Test
    void clientWithoutPkce_changesNothingThatTheOperatorTrusted() {
        var token =
                issue(STEELYARD.operator, "grant_types", List.of(CODE), "require_pkce", false)
                        .expect(201)
                        .text("initial_access_token");
        var client = register(token, Map.of("redirect_uris", List.of(CALLBACK))).expect(201);

        refused(
                manage(
                        "PUT",
                        client,
                        again(client, "redirect_uris", List.of("https://evil.example.com/"))),
                403,
                "access_denied");
        manage("PUT", client, again(client, "client_name", "Another")).expect(200);
    }

    @Test
    void frozenResellersClient_readsItself_butChangesNothing() {
        var client = register(issued(), Map.of()).expect(201);
        reseller("frozen");
        manage("GET", client, null).expect(200);
        refused(manage("PUT", client, again(client)), 403, "access_denied");
        reseller("active");
        manage("PUT", client, again(client)).expect(200);
    }

    @Test
    void audit_namesTheToken_andWhoIssuedIt() {
        var made = issue(tenant.token()).expect(201);
        var client = register(made.text("initial_access_token"), Map.of()).expect(201);
        manage("PUT", client, again(client, "client_name", "Another")).expect(200);

        var by = "initial_access_token:" + made.text("_id");
        var created = event("client.create", client.text("client_id"));
        assertThat(created.path("actor").asString()).isEqualTo(by);
        var registered = event("registration.create", client.text("client_id"));
        assertThat(registered.path("actor").asString()).isEqualTo(by);
        assertThat(registered.path("detail").path("issuer").asString())
                .isEqualTo(made.text("issuer"));
        assertThat(event("client.update", client.text("client_id")).path("actor").asString())
                .isEqualTo("client:" + client.text("client_id"));
    }

    private JsonNode event(String action, String id) {
        var events =
                STEELYARD
                        .get(
                                tenant.token(),
                                "/audit?action="
                                        + action
                                        + "&type="
                                        + action.split("\\.")[0]
                                        + "&id="
                                        + id)
                        .expect(200);
        assertThat(events.json().path("data")).hasSize(1);
        return events.json().path("data").path(0);
    }

    @Test
    void moved_endsTokensToRegisterBy_andToManageBy() {
        // Of the operator's, which could still make clients there.
        var token =
                issue(STEELYARD.operator, "registrations", 2)
                        .expect(201)
                        .text("initial_access_token");
        var client = register(token, Map.of()).expect(201);
        var south = Tenant.make(STEELYARD, "South");
        var path = tenant.path("/move");
        var target = new HashMap<String, Object>(Map.of("reseller", south.reseller()));
        var looked = STEELYARD.post(STEELYARD.operator, path + "?dry_run=true", target).expect(200);
        target.put("seen", looked.text("seen"));
        STEELYARD.post(STEELYARD.operator, path, target).expect(200);

        wrongToken(register(token, Map.of()));
        wrongToken(manage("GET", client, null));
    }

    @Test
    void pairwise_byTheHostOfItsOwn_orByADocumentThatCanBeRead() {
        var one = "https://one.example.com/callback";
        var token = issued("grant_types", List.of("authorization_code"));
        var pairwise = Map.of("redirect_uris", List.of(one), "subject_type", "pairwise");
        var made = register(token, pairwise).expect(201);

        assertThat(made.text("subject_type")).isEqualTo("pairwise");
        var two = List.of(one, "https://two.example.com/callback");
        for (var wrong :
                List.of(
                        again(made, "redirect_uris", two),
                        again(made, "sector_identifier_uri", "https://10.0.0.1/sector"),
                        again(made, "sector_identifier_uri", "http://one.example.com/sector"))) {
            var answer = manage("PUT", made, wrong);
            refused(answer, 400, "invalid_client_metadata");
            assertThat(answer.text("error_description")).contains("sector_identifier_uri");
        }
        var publicly = manage("PUT", made, again(made, "subject_type", "public")).expect(200);
        assertThat(publicly.text("subject_type")).isEqualTo("public");
    }

    @Test
    void keys_endWithTheCredentials() {
        var token =
                issued(
                        "credentials_expire_after",
                        60,
                        "registrations",
                        2,
                        "token_endpoint_auth_methods",
                        List.of("client_secret_basic", "private_key_jwt"));
        var end = STEELYARD.clock.instant().plusSeconds(60);
        var keyed = Map.of("token_endpoint_auth_method", "private_key_jwt", "jwks", jwks());
        var byKey = register(token, keyed).expect(201);
        assertThat(keysEnd(byKey)).isEqualTo(end);
        var again = manage("PUT", byKey, again(byKey, "jwks", jwks())).expect(200);
        assertThat(keysEnd(again)).isEqualTo(end);

        var bySecret = register(token, Map.of()).expect(201);
        var changed = again(bySecret);
        changed.putAll(keyed);
        assertThat(keysEnd(manage("PUT", bySecret, changed).expect(200))).isEqualTo(end);
    }

    private @Nullable Instant keysEnd(Answered registered) {
        var end =
                STEELYARD
                        .get(tenant.token(), "/clients/" + registered.text("client_id"))
                        .expect(200)
                        .json()
                        .path("keys_expire");
        return end.isNull() ? null : Instant.parse(end.asString());
    }

    @Test
    void forgedToken_doesNotWaitForTheTurnOfAWriter() {
        var client = register(issued(), Map.of()).expect(201);
        Id<Client> id = new Id<>(client.text("client_id"));
        var forged =
                new Secrets(new SecureRandom())
                        .next(SecretKind.REGISTRATION_ACCESS_TOKEN, id)
                        .reveal();
        var answers = new ArrayList<Answered>();
        while (answers.isEmpty() || answers.getLast().status() == 401) {
            answers.add(manage("GET", client, forged, null));
        }

        // Too many are no longer counted, so nothing is left to write.
        STEELYARD.store.write(
                tx -> {
                    for (var method : List.of("GET", "PUT", "DELETE")) {
                        answers.add(manage(method, client, forged, again(client)));
                    }
                    return answers;
                });

        assertThat(answers.reversed().subList(0, 3))
                .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(429));
    }

    @Test
    void readAndChangedTooOften_isRefusedForThatClientAlone_andNobodyElseHearsOfIt() {
        var token = issued("registrations", 2);
        var client = register(token, Map.of()).expect(201);
        var other = register(token, Map.of()).expect(201);
        var now = manage("PUT", client, again(client)).expect(200);
        for (int i = 1; i < 60; i++) {
            manage("GET", now, null).expect(200);
        }

        for (var method : List.of("GET", "PUT")) {
            var limited = manage(method, now, again(now));
            refused(limited, 429, "rate_limited");
            assertThat(limited.header("retry-after")).isEqualTo("60");
            wrongToken(manage(method, now, other.text("registration_access_token"), again(now)));
        }
        assertThat(event("registration.update", client.text("client_id")).isObject()).isTrue();
        manage("GET", other, null).expect(200);

        STEELYARD.clock.move(Duration.ofMinutes(1));
        var next = manage("PUT", now, again(now)).expect(200);
        refused(manage("GET", next, null), 429, "rate_limited");
        manage("DELETE", next, null).expect(204);
    }
}
