package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.http.answer.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Request objects that are refused, and where the refusal goes (RFC 9101, sections 6 and 10). */
class RefusedObjectTest extends RequestObjects {
    @Test
    void unsigned_is_refused_as_it_says_inside() {
        var payload =
                SignerKey.base64(
                        Json.MAPPER.writeValueAsString(claims("response_mode", "form_post")));
        var unsigned = SignerKey.base64("{\"alg\":\"none\"}") + "." + payload + ".";
        for (var error : List.of("invalid_request_object", "request_not_supported")) {
            // The redirect URI inside the object alone, or outside, too.
            for (var path :
                    List.of(
                            path(unsigned),
                            path(unsigned, "redirect_uri", Platform.REDIRECT_URI, "state", "o"))) {
                var page = open(path);
                assertThat(page.status()).isEqualTo(200);
                assertThat(Browser.action(page)).isEqualTo(Platform.REDIRECT_URI);
                assertThat(Browser.filled(page, Map.of()))
                        .containsEntry("error", error)
                        .containsEntry("state", "inside")
                        .containsEntry("iss", RunningServer.ISSUER);
            }
            // A client that is not set up for them.
            server.set(platform.client, platform.client.settings());
        }
    }

    @Test
    void refusal_goes_to_registered_addresses_only() {
        var evil = "https://evil.example/callback";
        for (var path :
                List.of(
                        path(key.signs(claims("redirect_uri", evil))),
                        path(key.signs(claims("redirect_uri", evil, "exp", ""))),
                        path(key.signs(claims("exp", "")), "redirect_uri", evil),
                        path("a.b.c"))) {
            var page = open(path);
            assertThat(page.status()).isEqualTo(400);
            assertThat(page.location()).isEmpty();
        }
    }

    @Test
    void claims_of_the_jwt_are_checked() {
        var now = server.clock.instant().getEpochSecond();
        var other = platform.exemptClient.id().hex();
        assertBad(signed("iss", ""), "client_id as iss");
        assertBad(signed("iss", other), "client_id as iss");
        assertBad(signed("aud", ""), "as aud");
        assertBad(signed("aud", RunningServer.ISSUER + "/auth"), "as aud");
        assertBad(signed("aud", List.of("https://x.example", "https://y.example")), "as aud");
        assertBad(signed("aud", List.of()), "as aud");
        assertBad(signed("aud", List.of(RunningServer.ISSUER, 7)), "as aud");
        assertBad(signed("aud", Map.of("iss", RunningServer.ISSUER)), "as aud");
        assertBad(signed("exp", ""), "must have exp");
        assertBad(signed("exp", now - 30), "expired");
        assertBad(signed("exp", now + 3631), "within 3600 seconds");
        assertBad(signed("nbf", now + 31), "not valid yet");
        assertBad(signed("sub", platform.client.id().hex()), "no sub");
        assertBad(signed("request", "x"), "neither request");
        assertBad(signed("request_uri", "https://x.example"), "neither request");
        assertBad(signed("client_id", other), "another client_id");
        assertBad(signed("response_type", "code", "nonce", List.of("x")), "neither text");
        assertBad(signed("nonce", true), "neither text");
        assertBad(signed("nonce", "a\u0007b"), "query");
        var many = new Object[202];
        for (int i = 0; i < many.length; i += 2) {
            many[i] = "p" + i;
            many[i + 1] = "x";
        }
        assertBad(signed(many), "query");
    }

    @Test
    void signature_is_by_a_key_of_this_client_and_its_algorithm() {
        var foreign = SignerKey.of("ES256", "one");
        assertBad(foreign.signs(claims()), "not signed with a key");
        var jwk = Json.MAPPER.readTree(foreign.publicKey());
        assertBad(foreign.signs(Map.of("jwk", jwk), claims()), "not signed with a key");
        assertBad(key.signs(claims()) + "x", "");
        var rsa = SignerKey.of("RS256", "one");
        signing(platform.client, rsa, false);
        assertBad(rsa.signs(claims()), "request_object_signing_alg");
        signing(platform.client, key, false);
        assertBad(
                key.signs(Map.of("typ", "client-authentication+jwt"), claims()),
                "another kind of token");
        assertThat(open(path(key.signs(Map.of("typ", "oauth-authz-req+jwt"), claims()))).status())
                .isEqualTo(200);
    }

    @Test
    void object_of_another_client_is_refused() {
        signing(platform.exemptClient, key, false);
        var id = platform.exemptClient.id().hex();
        // Same key, its own object, sent for this client, whatever it says to be.
        assertBad(key.signs(claims("iss", id, "client_id", id)), "client_id as iss");
        assertBad(key.signs(claims("iss", platform.client.id().hex(), "client_id", id)), "another");
        server.set(platform.exemptClient, platform.exemptClient.settings());
    }

    @Test
    void encrypted_is_refused_and_says_so() {
        var header = SignerKey.base64("{\"alg\":\"RSA-OAEP\",\"enc\":\"A128GCM\"}");
        var page =
                open(
                        path(
                                header + ".a.b.c.d",
                                "redirect_uri",
                                Platform.REDIRECT_URI,
                                "state",
                                "inside"));
        assertRefused(page, "invalid_request_object", "must not be encrypted");
    }

    @Test
    void request_and_request_uri_at_once_invalid_request() {
        var uri = peer.at("/object").toString();
        assertRefused(open(path(signed(), "request_uri", uri)), "invalid_request", "not both");
        assertThat(fetches).hasValue(0);
    }
}
