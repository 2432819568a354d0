package dev.steelyard.guard;

import static dev.steelyard.guard.scripted.GuardedApi.code;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import dev.steelyard.guard.certificate.PresentedCertificate;
import dev.steelyard.guard.scripted.GuardedApi;
import dev.steelyard.guard.scripted.Issuer;
import dev.steelyard.guard.scripted.Prover;
import dev.steelyard.guard.scripted.States;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** DPoP at the API (RFC 9449, sections 4.3 and 7). */
class DpopTest {
    private static final String PATH = "/" + Issuer.APPLICATION + "/documents";
    private static final String TARGET = Issuer.AUDIENCE + PATH;

    private final GuardedApi api = new GuardedApi();
    private final Prover prover = new Prover();

    @AfterEach
    void close() {
        api.close();
    }

    private String bound() {
        return api.tokenWith("cnf", Map.of("jkt", prover.jkt()));
    }

    private Map<String, @Nullable Object> claims(String token) {
        return prover.claims("GET", TARGET, token, api.clock.seconds());
    }

    private Decision send(String authorization, String... proofs) {
        return api.guard.decide(
                new GuardRequest(
                        "GET",
                        PATH,
                        "limit=2",
                        List.of(authorization),
                        List.of(States.API_KEY),
                        List.of(proofs),
                        PresentedCertificate.NONE,
                        List.of(),
                        "ref"));
    }

    private String sent(String token, String... proofs) {
        return code(send("DPoP " + token, proofs));
    }

    @Test
    void boundToken_withItsProof_allowed() {
        var token = bound();
        assertThat(sent(token, prover.sign(claims(token)))).isEqualTo("allowed");
        assertThat(code(send("dpop " + token, prover.sign(claims(token))))).isEqualTo("allowed");
    }

    @Test
    void boundToken_asBearer_refused_withOrWithoutProof() {
        var token = bound();
        var refused = send("Bearer " + token, prover.sign(claims(token)));
        assertThat(code(refused)).isEqualTo("token_binding_mismatch");
        assertThat(((Decision.Refused) refused).refusal().challenge())
                .startsWith("Bearer error=\"invalid_token\"")
                .endsWith(", DPoP algs=\"ES256 PS256 RS256\"");
        assertThat(code(send("Bearer " + token))).isEqualTo("token_binding_mismatch");
    }

    @Test
    void unboundToken_asDpop_refused() {
        var token = api.token();
        assertThat(sent(token, prover.sign(claims(token)))).isEqualTo("token_binding_mismatch");
    }

    @Test
    void noProof_orTwo_refusedWithADpopChallenge() {
        var token = bound();
        var refused = send("DPoP " + token);
        assertThat(code(refused)).isEqualTo("dpop_proof_invalid");
        assertThat(((Decision.Refused) refused).refusal().challenge())
                .startsWith("DPoP error=\"invalid_dpop_proof\"");
        assertThat(sent(token, prover.sign(claims(token)), prover.sign(claims(token))))
                .isEqualTo("dpop_proof_invalid");
    }

    @Test
    void proofByAnotherKey_refused() {
        var token = bound();
        assertThat(sent(token, new Prover().sign(claims(token))))
                .isEqualTo("token_binding_mismatch");
    }

    @Test
    void usedTwice_refused_alsoByManyAtOnce() throws Exception {
        var token = bound();
        var proof = prover.sign(claims(token));
        Callable<String> use = () -> sent(token, proof);
        try (var threads = Executors.newFixedThreadPool(16)) {
            var answers =
                    threads.invokeAll(java.util.Collections.nCopies(64, use)).stream()
                            .map(java.util.concurrent.Future::resultNow)
                            .toList();
            assertThat(answers).containsOnlyOnce("allowed").contains("dpop_proof_invalid");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "htm, POST",
        "htm, get",
        "htu, http://localhost:8081/665f00/collections",
        "htu, https://localhost:8081/665f00/documents",
        "htu, http://evil.example/665f00/documents",
        "htu, http://localhost:8081@evil.example/665f00/documents",
        "htu, http://a@localhost:8081/665f00/documents",
        "htu, http://localhost:8081/665f00/%64ocuments",
        "htu, http://localhost:8081/665f00/./documents",
        "htu, /665f00/documents",
        "htu, :",
        "ath, x",
        "ath, ''",
        "jti, ''",
        "nonce, 7",
    })
    void oneClaimOfSomethingElse_refused(String claim, String value) {
        var token = bound();
        var claims = claims(token);
        claims.put(claim, value.equals("7") ? Integer.valueOf(7) : value);
        assertThat(sent(token, prover.sign(claims))).isEqualTo("dpop_proof_invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jti", "htm", "htu", "iat", "ath"})
    void claimMissing_refused(String claim) {
        var token = bound();
        var claims = claims(token);
        claims.remove(claim);
        assertThat(sent(token, prover.sign(claims))).isEqualTo("dpop_proof_invalid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP://LOCALHOST:8081/665f00/documents",
                "http://localhost:8081/665f00/documents?limit=2",
                "http://localhost:8081/665f00/documents?x#y"
            })
    void sameAddressInAnotherForm_allowed(String target) {
        var token = bound();
        var claims = claims(token);
        claims.put("htu", target);
        assertThat(sent(token, prover.sign(claims))).isEqualTo("allowed");
    }

    @ParameterizedTest
    @CsvSource({"-89, allowed", "-91, dpop_proof_invalid", "30, allowed", "31, dpop_proof_invalid"})
    void time_withinAMinuteAndTheSkew(long seconds, String expected) {
        var token = bound();
        var claims = claims(token);
        claims.put("iat", api.clock.seconds() + seconds);
        assertThat(sent(token, prover.sign(claims))).isEqualTo(expected);
    }

    @Test
    void time_thatIsAbsurd_refusedAndNoFault() {
        var token = bound();
        for (Object time : new Object[] {Long.MAX_VALUE, Long.MIN_VALUE, -1, "now", 1e300}) {
            var claims = claims(token);
            claims.put("iat", time);
            assertThat(sent(token, prover.sign(claims))).isEqualTo("dpop_proof_invalid");
        }
    }

    @Test
    void header_ofAnotherType_orWithoutKey_refused() {
        var token = bound();
        assertThat(sent(token, prover.sign(claims(token), h -> h.type(JOSEObjectType.JWT))))
                .isEqualTo("dpop_proof_invalid");
        assertThat(sent(token, prover.sign(claims(token), h -> h.jwk(null))))
                .isEqualTo("dpop_proof_invalid");
        var other = Issuer.newKey("other").toPublicJWK();
        assertThat(sent(token, prover.sign(claims(token), h -> h.jwk(other))))
                .isEqualTo("dpop_proof_invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b.c", "..", "eyJhbGciOiJub25lIn0.e30."})
    void garbage_refused(String proof) {
        assertThat(sent(bound(), proof)).isEqualTo("dpop_proof_invalid");
    }

    @Test
    void boundInAnUnknownWay_refused_notTakenForABearerToken() {
        for (Object cnf : new Object[] {Map.of("kid", "k"), "x", Map.of("jkt", 7), List.of()}) {
            var token = api.tokenWith("cnf", cnf);
            assertThat(code(send("Bearer " + token))).isEqualTo("token_malformed");
        }
    }
}
