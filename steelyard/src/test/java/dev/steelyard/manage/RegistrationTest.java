package dev.steelyard.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.client.GrantType;
import dev.steelyard.http.answer.Json;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Clients that register themselves (RFC 7591): what they get, and what is refused. */
class RegistrationTest extends Registering {
    @Test
    void discovery_namesTheEndpoint_whichTakesNoOtherOrigin() {
        var discovery =
                steelyard.send(steelyard.request("/oidc/.well-known/openid-configuration").GET());
        assertThat(discovery.text("registration_endpoint"))
                .isEqualTo("http://localhost:8080/oidc/reg");

        var preflight =
                steelyard.send(
                        steelyard
                                .request("/oidc/reg")
                                .header("origin", "https://app.example.com")
                                .header("access-control-request-method", "POST")
                                .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(preflight.header("access-control-allow-origin")).isEmpty();
    }

    @Test
    void client_getsWhatItsTemplateSays_andATokenWithIt() {
        var role = tenant.role(steelyard, "Reader");
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
        steelyard.token(id, registered.text("client_secret")).expect(200);

        var client = steelyard.get(tenant.token(), "/clients/" + id).expect(200);
        assertThat(client.text("application")).isEqualTo(tenant.application());
        assertThat(client.texts("roles")).containsExactly(role);
        assertThat(client.json().path("require_pkce").asBoolean()).isTrue();
        assertThat(client.json().path("skip_consent").asBoolean()).isFalse();

        var token = steelyard.get(tenant.token(), "/initial-access-tokens/" + made.text("_id"));
        assertThat(token.json().path("used").asInt()).isEqualTo(1);
        assertThat(token.json().has("initial_access_token")).isFalse();
        var registration =
                steelyard.get(tenant.token(), "/clients/" + id + "/registration").expect(200);
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
                .isEqualTo(steelyard.clock.instant().plusSeconds(60).getEpochSecond());
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
                                steelyard.operator,
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

        var plain = steelyard.request("/oidc/reg").header("authorization", "Bearer " + token);
        refused(
                steelyard.send(plain.POST(BodyPublishers.ofString("{}"))),
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
                                        List.of(tenant.role(steelyard, "Reader")),
                                        "scope",
                                        "openid documents:write"))
                        .expect(201);
        var client = steelyard.get(tenant.token(), "/clients/" + registered.text("client_id"));
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
        steelyard
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

    @Test
    void boundToCertificates_whereNoneArrive_isRefused_alsoBySteps() {
        var bound = "tls_client_certificate_bound_access_tokens";
        var token = issued();
        refusedOff(token, bound, Map.of(bound, true));

        var client = register(token, Map.of(bound, false)).expect(201);
        refused(manage("PUT", client, again(client, bound, true)), 400, "invalid_client_metadata");

        // What staff let it be it stays, and can take back.
        var path = "/clients/" + client.text("client_id");
        steelyard.patch(tenant.token(), path, Map.of(bound, true)).expect(200);
        var kept =
                manage("PUT", client, again(manage("GET", client, null).expect(200))).expect(200);
        assertThat(kept.json().path(bound).asBoolean()).isTrue();
        manage("PUT", kept, again(kept, bound, false)).expect(200);
        var registered = manage("GET", kept, null).expect(200);
        refused(
                manage("PUT", registered, again(registered, bound, true)),
                400,
                "invalid_client_metadata");
    }

    private void refusedOff(String token, String name, Map<String, Object> metadata) {
        var answer = register(token, metadata);
        refused(answer, 400, "invalid_client_metadata");
        assertThat(answer.text("error_description")).startsWith(name + ": ");
    }

    private void refusedMetadata(String token, String name, Object value) {
        var answer = register(token, Map.of("redirect_uris", List.of(CALLBACK), name, value));
        refused(answer, 400, "invalid_client_metadata");
        assertThat(answer.text("error_description")).startsWith(name + ": ");
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
        var end = steelyard.clock.instant().plusSeconds(60);
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
                steelyard
                        .get(tenant.token(), "/clients/" + registered.text("client_id"))
                        .expect(200)
                        .json()
                        .path("keys_expire");
        return end.isNull() ? null : Instant.parse(end.asString());
    }
}
