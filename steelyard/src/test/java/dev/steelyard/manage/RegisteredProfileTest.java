package dev.steelyard.manage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Clients that register themselves with a security profile (RFC 7591, RFC 7592). */
class RegisteredProfileTest extends Registering {
    private static final String PROFILE = "security_profile";

    private String token() {
        return issued("grant_types", List.of(CODE), PROFILE, "fapi2_message_signing");
    }

    private Map<String, Object> metadata(Object... more) {
        var metadata = new HashMap<String, Object>();
        metadata.put("redirect_uris", List.of(CALLBACK));
        metadata.put("jwks", jwks());
        for (int i = 0; i < more.length; i += 2) {
            metadata.put((String) more[i], more[i + 1]);
        }
        return metadata;
    }

    @Test
    void token_with_a_profile_gives_it_to_its_clients() {
        var made =
                issue(tenant.token(), "grant_types", List.of(CODE), PROFILE, "fapi2_security")
                        .expect(201);
        assertThat(made.text(PROFILE)).isEqualTo("fapi2_security");
        assertThat(made.texts("token_endpoint_auth_methods")).containsExactly("private_key_jwt");

        var registered = register(token(), metadata()).expect(201);

        assertThat(registered.text("token_endpoint_auth_method")).isEqualTo("private_key_jwt");
        assertThat(registered.text("id_token_signed_response_alg")).isEqualTo("ES256");
        for (var setting :
                List.of(
                        "require_pushed_authorization_requests",
                        "require_signed_request_object",
                        "dpop_bound_access_tokens")) {
            assertThat(registered.json().path(setting).asBoolean()).as(setting).isTrue();
        }
        var client = "/clients/" + registered.text("client_id");
        assertThat(steelyard.get(tenant.token(), client).expect(200).text(PROFILE))
                .isEqualTo("fapi2_message_signing");
        assertThat(register(issued(), Map.of()).expect(201).json().has(PROFILE)).isFalse();
    }

    @Test
    void weaker_metadata_is_refused_and_takes_nothing_of_the_token() {
        var token = token();
        for (var weaker :
                List.of(
                        metadata("require_pushed_authorization_requests", false),
                        metadata("dpop_bound_access_tokens", false),
                        metadata("id_token_signed_response_alg", "RS256"),
                        metadata("request_object_signing_alg", "RS256"),
                        metadata("redirect_uris", List.of("http://localhost/callback")))) {
            var refused = register(token, weaker);
            refused.expect(400);
            assertThat(refused.text("error_description")).contains("fapi2_message_signing");
        }
        register(token, metadata()).expect(201);
    }

    @Test
    void registration_can_not_leave_the_profile() {
        var first = register(token(), metadata()).expect(201);

        var bare = again(first);
        bare.keySet().removeIf(name -> name.startsWith("require_") || name.endsWith("_alg"));
        bare.remove("dpop_bound_access_tokens");
        var second = manage("PUT", first, bare).expect(200);

        assertThat(second.json().path("dpop_bound_access_tokens").asBoolean()).isTrue();
        assertThat(second.text("id_token_signed_response_alg")).isEqualTo("ES256");
        refused(
                manage("PUT", second, again(second, "require_signed_request_object", false)),
                400,
                "invalid_client_metadata");
        // The profile is no metadata: what is unknown is ignored.
        manage("PUT", second, again(second, PROFILE, "")).expect(200);
        assertThat(is("require_pushed_authorization_requests", first)).isTrue();
    }

    @Test
    void token_that_contradicts_its_profile_is_refused() {
        issue(steelyard.operator, PROFILE, "fapi2_security", "require_pkce", false)
                .invalid("require_pkce");
        issue(steelyard.operator, PROFILE, "fapi2_security", "token_endpoint_audience", true)
                .invalid("token_endpoint_audience");
        issue(
                        tenant.token(),
                        PROFILE,
                        "fapi2_security",
                        "token_endpoint_auth_methods",
                        List.of("client_secret_basic"))
                .invalid("token_endpoint_auth_methods");
        issue(
                        tenant.token(),
                        PROFILE,
                        "fapi2_security",
                        "grant_types",
                        List.of("urn:ietf:params:oauth:grant-type:device_code"))
                .invalid("grant_types");
        issue(tenant.token(), PROFILE, "fapi1").invalid(PROFILE);
    }
}
