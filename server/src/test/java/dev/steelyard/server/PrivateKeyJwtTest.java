package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.client.metadata.AuthenticationMethod;
import dev.steelyard.domain.client.metadata.ClientAuthentication;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code private_key_jwt} (OpenID Connect Core, section 9; RFC 7523, sections 2.2 and 3). */
class PrivateKeyJwtTest extends AssertingClient {
    @Test
    void client_id_beside_it_may_be_sent_and_must_be_the_same() {
        assertThat(token(key.signs(claims()), "client_id", id()).status()).isEqualTo(200);
        var other = token(key.signs(claims()), "client_id", platform.client.id().hex());
        assertThat(other.status()).isEqualTo(400);
        assertThat(error(other)).isEqualTo("invalid_request");
    }

    @Test
    void works_at_introspection_and_revocation() {
        var access = Tokens.of(token(key.signs(claims()))).access();
        assertThat(asked("/oidc/introspection", access).body()).contains("\"active\":true");
        assertThat(asked("/oidc/revocation", access).status()).isEqualTo(200);
        assertThat(asked("/oidc/introspection", access).body()).isEqualTo("{\"active\":false}");
    }

    private Browser.Page asked(String path, String token) {
        var form = form(key.signs(claims()), "token", token);
        form.remove("grant_type");
        return server.browser().post(path, form);
    }

    @Test
    void aud_is_the_issuer_alone_and_as_a_string() {
        for (var aud :
                List.of(
                        RunningServer.ISSUER + "/token",
                        RunningServer.ISSUER + "/",
                        "https://other.example",
                        List.of(RunningServer.ISSUER),
                        List.of(RunningServer.ISSUER, "https://other.example"),
                        "")) {
            assertRefused(token(key.signs(claims("aud", aud))), "aud must be the issuer");
        }
    }

    /** OpenID Connect Core, section 9: "The Audience SHOULD be the URL of the … Token Endpoint." */
    @Test
    void aud_may_be_the_token_endpoint_where_the_operator_allows_that() {
        var aud = RunningServer.ISSUER + "/token";
        authenticate(
                new ClientAuthentication(
                        AuthenticationMethod.PRIVATE_KEY_JWT,
                        key.jwks(),
                        null,
                        null,
                        Map.of(),
                        true));
        assertThat(token(key.signs(claims("aud", aud))).status()).isEqualTo(200);
        assertThat(token(key.signs(claims())).status()).isEqualTo(200);
        for (var other : List.of(RunningServer.ISSUER + "/par", List.of(aud), aud + "/")) {
            assertRefused(token(key.signs(claims("aud", other))), "aud must be the issuer");
        }
    }

    /** What a client may is told to nobody else. */
    @Test
    void aud_that_is_not_allowed_is_told_to_whoever_has_the_key() {
        var aud = RunningServer.ISSUER + "/token";
        var stranger = SignerKey.of("ES256", "one");
        assertRefused(token(key.signs(claims("aud", aud))), "aud must be the issuer");
        assertRefused(token(stranger.signs(claims("aud", aud))), "did not prove itself");
        var nobody = "0".repeat(24);
        var claims = claims("aud", aud, "iss", nobody, "sub", nobody);
        assertRefused(token(stranger.signs(claims)), "did not prove itself");
    }

    @Test
    void iss_and_sub_are_the_client() {
        var other = platform.client.id().hex();
        assertRefused(token(key.signs(claims("iss", other))), "iss and sub");
        assertRefused(token(key.signs(claims("iss", ""))), "iss and sub");
        assertRefused(token(key.signs(claims("sub", ""))), "iss and sub");
        // Another client, which this key is not of.
        assertRefused(token(key.signs(claims("iss", other, "sub", other))), "did not prove itself");
    }

    @Test
    void exp_is_needed_to_come_and_at_most_five_minutes_ahead() {
        var now = server.clock.instant().getEpochSecond();
        assertRefused(token(key.signs(claims("exp", ""))), "must have exp");
        assertRefused(token(key.signs(claims("exp", now - 30))), "expired");
        assertThat(token(key.signs(claims("exp", now - 29))).status()).isEqualTo(200);
        assertThat(token(key.signs(claims("exp", now + 330))).status()).isEqualTo(200);
        assertRefused(token(key.signs(claims("exp", now + 331))), "within 300 seconds");
        assertRefused(token(key.signs(claims("exp", 1e300))), "no number of seconds");
        assertRefused(token(key.signs(claims("exp", "soon"))), "no number of seconds");
    }

    @ParameterizedTest(name = "{0} → invalid_client")
    @ValueSource(strings = {"nbf", "iat"})
    void time_to_come(String claim) {
        var now = server.clock.instant().getEpochSecond();
        assertThat(token(key.signs(claims(claim, now + 30))).status()).isEqualTo(200);
        assertRefused(token(key.signs(claims(claim, now + 31))), "not valid yet");
    }

    @Test
    void jti_is_needed_and_bounded() {
        assertRefused(token(key.signs(claims("jti", ""))), "needs a jti");
        assertRefused(token(key.signs(claims("jti", 5))), "needs a jti");
        assertRefused(token(key.signs(claims("jti", "x".repeat(257)))), "needs a jti");
        assertThat(token(key.signs(claims("jti", "é".repeat(256)))).status()).isEqualTo(200);
    }

    @Test
    void jti_again_is_refused_until_it_has_expired_and_after() {
        var assertion = key.signs(claims("jti", "once"));
        assertThat(token(assertion).status()).isEqualTo(200);
        assertRefused(token(assertion), "used before");
        // The same name in another assertion.
        assertRefused(token(key.signs(claims("jti", "once"))), "used before");
        server.clock.move(Duration.ofMinutes(7));
        assertRefused(token(assertion), "expired");
    }

    @Test
    void one_assertion_by_many_at_once_passes_once() throws Exception {
        var assertion = key.signs(claims());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> request = () -> token(assertion).status();
            var answers = threads.invokeAll(IntStream.range(0, 50).mapToObj(_ -> request).toList());
            int passed = 0;
            for (var answer : answers) {
                passed += answer.get() == 200 ? 1 : 0;
            }
            assertThat(passed).isEqualTo(1);
        }
    }

    @Test
    void secret_of_a_client_with_a_key_and_key_of_a_client_with_a_secret_are_refused() {
        var secret = platform.secret;
        server.set(
                platform.client,
                platform.client
                        .settings()
                        .with(
                                new ClientAuthentication(
                                        AuthenticationMethod.PRIVATE_KEY_JWT,
                                        key.jwks(),
                                        null,
                                        null)));
        var id = platform.client.id().hex();
        assertRefused(bySecret(id, secret), "did not prove itself");
        server.set(
                platform.client,
                platform.client
                        .settings()
                        .with(
                                new ClientAuthentication(
                                        AuthenticationMethod.CLIENT_SECRET_BASIC,
                                        key.jwks(),
                                        null,
                                        null)));
        assertRefused(token(key.signs(claims("iss", id, "sub", id))), "did not prove itself");
        assertThat(error(bySecret(id, secret))).isEqualTo("unauthorized_client");
    }

    private Browser.Page bySecret(String id, String secret) {
        return server.browser()
                .post(
                        "/oidc/token",
                        Map.of(
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                id,
                                "client_secret",
                                secret));
    }

    @Test
    void two_authentications_at_once_are_invalid_request() {
        var both = token(key.signs(claims()), "client_secret", platform.secret);
        assertThat(error(both)).isEqualTo("invalid_request");
        var caller = server.browser();
        caller.headers.put("Authorization", "Basic eDp5");
        assertThat(error(caller.post("/oidc/token", form(key.signs(claims())))))
                .isEqualTo("invalid_request");
        var untyped = form(key.signs(claims()));
        untyped.put("client_assertion_type", "urn:ietf:params:oauth:grant-type:jwt-bearer");
        assertRefused(server.browser().post("/oidc/token", untyped), "client_assertion_type");
        untyped.remove("client_assertion");
        untyped.put("client_assertion_type", TYPE);
        assertThat(error(server.browser().post("/oidc/token", untyped)))
                .isEqualTo("invalid_request");
    }

    @Test
    void foreign_origin_is_refused_before_the_jti_is_used() {
        var assertion = key.signs(claims());
        var page = server.browser();
        page.headers.put("Origin", "https://evil.example");
        assertThat(page.post("/oidc/token", form(assertion)).status()).isEqualTo(403);
        assertThat(token(assertion).status()).isEqualTo(200);
    }

    @Test
    void keys_that_have_ended_prove_nothing() {
        Instant end = server.clock.instant().plusSeconds(60);
        authenticate(
                new ClientAuthentication(
                        AuthenticationMethod.PRIVATE_KEY_JWT, key.jwks(), null, end));
        assertThat(token(key.signs(claims())).status()).isEqualTo(200);
        server.clock.move(Duration.ofSeconds(60));
        assertRefused(token(key.signs(claims())), "did not prove itself");
    }

    @Test
    void used_ones_stay_used_while_the_janitor_sweeps() {
        var assertion = key.signs(claims());
        assertThat(token(assertion).status()).isEqualTo(200);
        server.clock.move(Duration.ofSeconds(85));
        server.sweep();
        assertRefused(token(assertion), "used before");
    }
}
