package dev.steelyard.guard;

import static dev.steelyard.guard.scripted.GuardedApi.code;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.util.Base64URL;
import dev.steelyard.guard.scripted.GuardedApi;
import dev.steelyard.guard.scripted.Issuer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that must not pass, each with the code that explains it. */
class TokenRefusalTest {
    private final GuardedApi api = new GuardedApi();

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void goodToken_isAllowed() {
        assertThat(code(api.get(api.token()))).isEqualTo("allowed");
    }

    @Test
    void noAuthorizationHeader_bareChallenge() {
        Decision decision = api.headers(List.of(), List.of(), List.of());
        assertThat(code(decision)).isEqualTo("token_missing");
        assertThat(((Decision.Refused) decision).refusal().challenge()).isEqualTo("Bearer");
    }

    @Test
    void basicScheme_isNoToken() {
        assertThat(code(api.headers(List.of("Basic YTpi"), List.of(), List.of())))
                .isEqualTo("token_missing");
    }

    @Test
    void twoAuthorizationHeaders_malformed() {
        String bearer = "Bearer " + api.token();
        assertThat(code(api.headers(List.of(bearer, bearer), List.of(), List.of())))
                .isEqualTo("token_malformed");
        assertThat(code(api.headers(List.of(bearer + ", " + bearer), List.of(), List.of())))
                .isEqualTo("token_malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_token=x", "a=1&access_token", "access%5Ftoken=x"})
    void tokenInQuery_malformed_evenBesideAGoodOne(String query) {
        var request =
                new GuardRequest(
                        "GET",
                        "/access",
                        query,
                        List.of("Bearer " + api.token()),
                        List.of(),
                        List.of(),
                        "ref");
        Decision decision = api.guard.decide(request);
        assertThat(code(decision)).isEqualTo("token_malformed");
        assertThat(((Decision.Refused) decision).refusal().message())
                .startsWith("Use the Authorization header")
                .contains("URLs are logged");
        assertThat(((Decision.Refused) decision).refusal().challenge())
                .startsWith(
                        "Bearer error=\"invalid_token\","
                                + " error_description=\"Use the Authorization header");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b", "a.b.c", "..", "a.b.c.d.e", "é.ü.ö", "eyJ\r\nX: y.a.b"})
    void garbage_malformed(String token) {
        assertThat(code(api.get(token))).isEqualTo("token_malformed");
    }

    @Test
    void hundredKilobytes_malformed() {
        assertThat(code(api.get("a.".repeat(50_000)))).isEqualTo("token_malformed");
        assertThat(code(api.get(api.token() + "A".repeat(100_000)))).isEqualTo("token_malformed");
    }

    @Test
    void algNone_malformed() {
        String header = Base64URL.encode("{\"alg\":\"none\",\"typ\":\"at+jwt\"}").toString();
        String payload = api.token().split("\\.")[1];
        assertThat(code(api.get(header + "." + payload + "."))).isEqualTo("token_malformed");
        assertThat(code(api.get(header + "." + payload + ".AAAA"))).isEqualTo("token_malformed");
    }

    @Test
    void hs256WithThePublicKeyAsSecret_signatureInvalid() throws Exception {
        byte[] secret = api.issuer.key.toECPublicKey().getEncoded();
        String token =
                Issuer.sign(
                        new JWSHeader.Builder(JWSAlgorithm.HS256)
                                .type(new JOSEObjectType("at+jwt"))
                                .keyID("k1")
                                .build(),
                        api.issuer.claims(api.clock.seconds()),
                        new MACSigner(secret));
        assertThat(code(api.get(token))).isEqualTo("token_signature_invalid");
    }

    @Test
    void keyInsideTheToken_isNotUsed() {
        Issuer attacker = new Issuer(api.server.issuer().toString(), "k1");
        var claims = attacker.claims(api.clock.seconds());
        String embedded = attacker.sign(claims, h -> h.jwk(attacker.key.toPublicJWK()));
        assertThat(code(api.get(embedded))).isEqualTo("token_signature_invalid");
        assertThat(code(api.get(attacker.sign(claims)))).isEqualTo("token_signature_invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "k1' OR '1'='1", "k1\"", "k2", "K1", ""})
    void unknownKid_signatureInvalid(String kid) {
        var claims = api.issuer.claims(api.clock.seconds());
        assertThat(code(api.get(api.issuer.sign(claims, h -> h.keyID(kid)))))
                .isEqualTo("token_signature_invalid");
    }

    @Test
    void noKid_signatureInvalid() {
        var claims = api.issuer.claims(api.clock.seconds());
        assertThat(code(api.get(api.issuer.sign(claims, h -> h.keyID(null)))))
                .isEqualTo("token_signature_invalid");
    }

    @Test
    void changedPayload_signatureInvalid() {
        String[] parts = api.token().split("\\.");
        String other = api.tokenWith("application", "665f01").split("\\.")[1];
        assertThat(code(api.get(parts[0] + "." + other + "." + parts[2])))
                .isEqualTo("token_signature_invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "jwt", "at+jwtx", "logout+jwt"})
    void otherTyp_suchAsAnIdToken_malformed(String typ) {
        var claims = api.issuer.claims(api.clock.seconds());
        String token = api.issuer.sign(claims, h -> h.type(new JOSEObjectType(typ)));
        assertThat(code(api.get(token))).isEqualTo("token_malformed");
        assertThat(code(api.get(api.issuer.sign(claims, h -> h.type(null)))))
                .isEqualTo("token_malformed");
    }

    @Test
    void criticalHeader_malformed() {
        var claims = api.issuer.claims(api.clock.seconds());
        String token =
                api.issuer.sign(
                        claims, h -> h.criticalParams(java.util.Set.of("x")).customParam("x", 1));
        assertThat(code(api.get(token))).isEqualTo("token_malformed");
    }

    @Test
    void otherIssuer_mismatch() {
        assertThat(code(api.get(api.tokenWith("iss", "https://evil.example"))))
                .isEqualTo("token_issuer_mismatch");
        assertThat(code(api.get(api.tokenWith("iss", api.server.issuer() + "/"))))
                .isEqualTo("token_issuer_mismatch");
    }

    @Test
    void otherAudience_orTwo_orNone_mismatch() {
        List<Object> others =
                List.of(
                        "http://localhost:8080/api/v1",
                        List.of(Issuer.AUDIENCE, "https://b.example"),
                        List.of(),
                        7);
        for (Object aud : others) {
            assertThat(code(api.get(api.tokenWith("aud", aud))))
                    .isEqualTo("token_audience_mismatch");
        }
        assertThat(code(api.get(api.tokenWith("aud", null)))).isEqualTo("token_audience_mismatch");
        assertThat(code(api.get(api.tokenWith("aud", List.of(Issuer.AUDIENCE)))))
                .isEqualTo("allowed");
    }

    @Test
    void expired_withinSkewAllowed_thenRefused_alsoWhenSeenBefore() {
        String token = api.token();
        api.clock.move(Duration.ofSeconds(329));
        api.feed.poll();
        assertThat(code(api.get(token))).isEqualTo("allowed");
        api.clock.move(Duration.ofSeconds(1));
        assertThat(code(api.get(token))).isEqualTo("token_expired");
    }

    @Test
    void issuedInTheFuture_beyondSkew_notYetValid() {
        long now = api.clock.seconds();
        assertThat(code(api.get(api.issuer.sign(api.issuer.claims(now + 30)))))
                .isEqualTo("allowed");
        assertThat(code(api.get(api.issuer.sign(api.issuer.claims(now + 31)))))
                .isEqualTo("token_not_yet_valid");
        assertThat(code(api.get(api.tokenWith("nbf", now + 31)))).isEqualTo("token_not_yet_valid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "sub", "client_id", "iat", "exp", "jti", "principal", "seq"})
    void claimMissing_malformed(String claim) {
        assertThat(code(api.get(api.tokenWith(claim, null)))).isEqualTo("token_malformed");
        var withNull = api.issuer.claims(api.clock.seconds());
        withNull.put(claim, null);
        assertThat(code(api.get(api.issuer.sign(withNull)))).isEqualTo("token_malformed");
        assertThat(code(api.get(api.tokenWith(claim, Map.of("a", 1)))))
                .isEqualTo("token_malformed");
    }

    @Test
    void oddClaims_malformed() {
        assertThat(code(api.get(api.tokenWith("principal", "admin")))).isEqualTo("token_malformed");
        assertThat(code(api.get(api.tokenWith("sub", "665fa1000000000000000000"))))
                .isEqualTo("token_malformed");
        assertThat(code(api.get(api.tokenWith("exp", -1)))).isEqualTo("token_malformed");
        assertThat(code(api.get(api.tokenWith("exp", Long.MAX_VALUE))))
                .isEqualTo("token_malformed");
        assertThat(code(api.get(api.tokenWith("scope", List.of("a")))))
                .isEqualTo("token_malformed");
        assertThat(code(api.get(api.tokenWith("seq", 1.5)))).isEqualTo("token_malformed");
    }

    @Test
    void challengeOfABadToken_namesInvalidToken_andEchoesNothing() {
        Decision decision = api.get("\"><script>\r\nSet-Cookie: a");
        String challenge = ((Decision.Refused) decision).refusal().challenge();
        assertThat(challenge)
                .startsWith("Bearer error=\"invalid_token\", error_description=\"")
                .doesNotContain("<script", "\r", "\n");
    }
}
