package dev.steelyard.manage;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.steelyard.testkit.Databases;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code security_profile} of a client, as it is managed. */
class SecurityProfileSettingTest {
    private static final Steelyard STEELYARD = new Steelyard(Databases.sqlite());
    private static final String PROFILE = "security_profile";
    private static final String JWKS = jwks();

    static {
        Platform.make(STEELYARD);
    }

    private final Tenant tenant = Tenant.make(STEELYARD, "North");

    @AfterAll
    static void stop() {
        STEELYARD.close();
    }

    private static String jwks() {
        try {
            return "{\"keys\":[" + new ECKeyGenerator(Curve.P_256).generate().toPublicJWK() + "]}";
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private Answered make(Object... more) {
        var client = new HashMap<String, Object>();
        client.put("name", "Bank");
        client.put("type", "confidential");
        client.put("grant_types", List.of("authorization_code", "refresh_token"));
        client.put("redirect_uris", List.of("https://app.example.com/callback"));
        for (int i = 0; i < more.length; i += 2) {
            client.put((String) more[i], more[i + 1]);
        }
        return STEELYARD.post(tenant.token(), tenant.path("/clients"), client);
    }

    private Answered proving(Object... more) {
        var all = new Object[more.length + 4];
        all[0] = "token_endpoint_auth_method";
        all[1] = "private_key_jwt";
        all[2] = "jwks";
        all[3] = JWKS;
        System.arraycopy(more, 0, all, 4, more.length);
        return make(all);
    }

    private static String path(Answered made) {
        return "/clients/" + made.expect(201).text("_id");
    }

    private Answered patch(String path, Map<String, ?> patch) {
        return STEELYARD.patch(tenant.token(), path, patch);
    }

    @Test
    void no_profile_is_the_standard() {
        assertThat(make().expect(201).text(PROFILE)).isEmpty();
    }

    @Test
    void profile_alone_sets_all_of_it_and_answers_tell() {
        var made = proving(PROFILE, "fapi2_message_signing").expect(201);
        var shown = STEELYARD.get(tenant.token(), path(made)).expect(200);

        for (var answer : List.of(made, shown)) {
            var json = answer.json();
            assertThat(answer.text(PROFILE)).isEqualTo("fapi2_message_signing");
            assertThat(json.get("require_pkce").booleanValue()).isTrue();
            assertThat(json.get("require_pushed_authorization_requests").booleanValue()).isTrue();
            assertThat(json.get("require_signed_request_object").booleanValue()).isTrue();
            assertThat(json.get("dpop_bound_access_tokens").booleanValue()).isTrue();
            assertThat(json.get("rotate_refresh_tokens").booleanValue()).isFalse();
            assertThat(answer.text("id_token_algorithm")).isEqualTo("ES256");
            assertThat(answer.text("authorization_signed_response_alg")).isEqualTo("ES256");
        }
        var audit = STEELYARD.get(tenant.token(), "/audit?limit=200").expect(200);
        assertThat(audit.response().body())
                .contains("\"security_profile\":\"fapi2_message_signing\"");
    }

    static List<Map<String, ?>> weaker() {
        return List.of(
                Map.of("require_pkce", false),
                Map.of("require_pushed_authorization_requests", false),
                Map.of("require_signed_request_object", false),
                Map.of("dpop_bound_access_tokens", false),
                Map.of("rotate_refresh_tokens", true),
                Map.of("token_endpoint_audience", true),
                Map.of("id_token_algorithm", "RS256"),
                Map.of("userinfo_signed_response_alg", "RS256"),
                Map.of("authorization_signed_response_alg", "RS256"));
    }

    @ParameterizedTest
    @MethodSource("weaker")
    void weaker_setting_is_refused_and_the_profile_named(Map<String, ?> setting) {
        var said = setting.entrySet().iterator().next();
        var name = said.getKey();
        var value = said.getValue();
        var path = path(proving(PROFILE, "fapi2_message_signing"));

        var refused = patch(path, setting);
        refused.invalid(name);
        assertThat(refused.response().body()).contains("fapi2_message_signing");
        proving(PROFILE, "fapi2_message_signing", name, value).invalid(name);
        // Both in one patch, and of a client that has neither.
        var plain = path(proving());
        patch(plain, Map.of(PROFILE, "fapi2_message_signing", name, value)).invalid(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fapi2_security", "fapi2_message_signing"})
    void other_binding_in_place_of_dpop_is_taken(String profile) {
        var path = path(proving(PROFILE, profile));
        var bound = "tls_client_certificate_bound_access_tokens";
        var changed = patch(path, Map.of(bound, true, "dpop_bound_access_tokens", false));
        assertThat(changed.expect(200).json().get("dpop_bound_access_tokens").booleanValue())
                .isFalse();
        var off = patch(path, Map.of(bound, false)).expect(200).json();
        assertThat(off.get("dpop_bound_access_tokens").booleanValue()).isTrue();
    }

    @Test
    void algorithms_of_the_profile_are_taken() {
        var path = path(proving(PROFILE, "fapi2_security"));
        var changed =
                patch(
                        path,
                        Map.of(
                                "id_token_algorithm",
                                "PS256",
                                "request_object_signing_alg",
                                "EdDSA"));
        assertThat(changed.expect(200).text("id_token_algorithm")).isEqualTo("PS256");
    }

    @Test
    void needs_are_told_all_at_once() {
        var device = "urn:ietf:params:oauth:grant-type:device_code";
        var refused =
                make(
                        PROFILE,
                        "fapi2_message_signing",
                        "redirect_uris",
                        List.of("http://localhost/callback"),
                        "grant_types",
                        List.of("authorization_code", device));
        refused.invalid(PROFILE);
        assertThat(refused.response().body())
                .contains(
                        "fapi2_message_signing needs",
                        "token_endpoint_auth_method private_key_jwt or tls_client_auth",
                        "jwks or jwks_uri",
                        "redirect_uris with https only",
                        "grant_types without " + device);
        var open = make("type", "public", PROFILE, "fapi2_security");
        open.invalid(PROFILE);
        assertThat(open.response().body()).contains("a confidential client");
        proving(PROFILE, "fapi2_security", "request_object_signing_alg", "RS256").invalid(PROFILE);
    }

    @Test
    void what_it_needs_can_not_be_taken_away() {
        var path = path(proving(PROFILE, "fapi2_security"));
        for (var patch :
                List.<Map<String, ?>>of(
                        Map.of("token_endpoint_auth_method", "client_secret_basic"),
                        Map.of("jwks", ""),
                        Map.of("redirect_uris", List.of("http://127.0.0.1/callback")),
                        Map.of("request_object_signing_alg", "RS256"))) {
            var refused = patch(path, patch);
            refused.invalid(PROFILE);
            assertThat(refused.response().body()).contains("fapi2_security needs");
        }
    }

    @Test
    void profile_taken_away_weakens_nothing_by_itself() {
        var path = path(proving(PROFILE, "fapi2_security"));
        var without = patch(path, Map.of(PROFILE, "")).expect(200).json();
        assertThat(without.get(PROFILE).asString()).isEmpty();
        assertThat(without.get("require_pushed_authorization_requests").booleanValue()).isTrue();
        assertThat(without.get("dpop_bound_access_tokens").booleanValue()).isTrue();
        patch(path, Map.of("dpop_bound_access_tokens", false)).expect(200);
    }

    @Test
    void signed_messages_without_a_named_algorithm_need_one_when_the_profile_goes() {
        var path = path(proving(PROFILE, "fapi2_message_signing"));
        patch(path, Map.of(PROFILE, "")).invalid("require_signed_request_object");
        patch(path, Map.of(PROFILE, "", "request_object_signing_alg", "ES256")).expect(200);
        var other = path(proving(PROFILE, "fapi2_message_signing"));
        patch(other, Map.of(PROFILE, "", "require_signed_request_object", false)).expect(200);
    }

    @Test
    void unknown_profile_is_refused() {
        proving(PROFILE, "fapi1").invalid(PROFILE);
    }
}
