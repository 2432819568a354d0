package dev.steelyard.guard.servlet;

import static dev.steelyard.guard.servlet.GuardedTomcat.DOCUMENTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.guard.scripted.Prover;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers of an API in a servlet container see. */
class GuardServletFilterTest {
    /** Of RFC 8705, appendix A, with its thumbprint. */
    private static final String EXAMPLE =
            ":MIIBBjCBrAIBAjAKBggqhkjOPQQDAjAPMQ0wCwYDVQQDDARtdGxzMB4XDTE4MTAxODEyMzcwOVoXDTIyMDUwMj"
                    + "EyMzcwOVowDzENMAsGA1UEAwwEbXRsczBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABNcnyxwqV6hY8Qnh"
                    + "xxzFQ03C7HKW9OylMbnQZjjJ/Au08/coZwxS7LfA4vOLS9WuneIXhbGGWvsDSb0tH6IxLm8wCgYIKoZIzj"
                    + "0EAwIDSQAwRgIhAP0RC1E+vwJD/D1AGHGzuri+hlV/PpQEKTWUVeORWz83AiEA5x2eXZOVbUlJSGQgjwD5"
                    + "vaUaKlLR50Q2DmFfQj1L+SY=:";

    private static final String THUMBPRINT = "A4DtL2JmUMhAsvJj5tKyn64SqzmuXbMrJa0n761y5v0";

    @TempDir static Path folder;
    private static GuardedTomcat api;

    @BeforeAll
    static void start() throws Exception {
        api = GuardedTomcat.started(folder);
    }

    @AfterAll
    static void close() throws Exception {
        api.close();
    }

    @BeforeEach
    void forget() {
        api.reached.clear();
    }

    @Test
    void allowed_goesOn_withTheDecision() throws Exception {
        var answer = api.get(DOCUMENTS + "?a=b");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("REQUEST 665fc1000000000000000000 " + answer.header("X-Request-Id"))
                .doesNotContain("nobody");
    }

    @Test
    void withoutAToken_refused_withTheAddressOfTheMetadata() throws Exception {
        var answer = api.send("GET", DOCUMENTS, "");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate"))
                .isEqualTo(
                        "Bearer resource_metadata=\"http://localhost:8081/.well-known/oauth-protected-resource\"");
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.body())
                .contains("\"code\":\"token_missing\"", answer.header("X-Request-Id"));
        assertThat(api.reached).isEmpty();
    }

    @Test
    void withoutThePermission_refused_inTheFormThatIsAccepted() throws Exception {
        var answer =
                api.send("POST", DOCUMENTS, api.good() + "Accept: application/problem+json\r\n");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("WWW-Authenticate"))
                .contains("insufficient_scope", "documents:write");
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"title\":\"permission_missing\"");
        assertThat(api.reached).isEmpty();
    }

    @Test
    void aRefusedHead_hasNoBody() throws Exception {
        var answer = api.send("HEAD", DOCUMENTS, "");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void aMethodThatThePathHasNot_refused_withThoseItHas() throws Exception {
        var answer = api.send("DELETE", DOCUMENTS, api.good());
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, POST");
    }

    @Test
    void headersThatAreThereTwice_refused() throws Exception {
        var bearer = "Authorization: Bearer " + api.api.token() + "\r\n";
        assertThat(api.send("GET", DOCUMENTS, api.good() + bearer).body())
                .contains("token_malformed");
        assertThat(api.send("GET", DOCUMENTS, api.good() + "X-Api-Key: other\r\n").status())
                .isEqualTo(401);
        assertThat(api.reached).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/665f00/documents;x=1",
                "/665f00;x/documents",
                "/;/665f00/documents",
                "//665f00/documents",
                "/665f00//documents",
                "/665f00/documents/",
                "/665f00/./documents",
                "/665f01/../665f00/documents",
                "/665f01/..;/665f00/documents",
                "/665f01/%2e%2e/665f00/documents",
                "/665f00%2Fdocuments",
                "/665f00%252Fdocuments",
                "/665f00/documents%253B",
                "/665f00/documents%00",
                "/665f00/documents%3Bx",
                "/665f00\\documents",
                "/665f00/%c0%afdocuments",
                "/665f00/documents%"
            })
    void aPathThatCanBeReadInTwoWays_reachesNothing(String path) throws Exception {
        var answer = api.get(path);
        assertThat(answer.status()).isBetween(400, 404);
        assertThat(api.reached).isEmpty();
    }

    @Test
    void anotherApplication_refused() throws Exception {
        var answer = api.get("/665f01/documents");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("application_mismatch");
    }

    @Test
    void whatIsNoOperation_refused_thoughTheServletWouldAnswer() throws Exception {
        assertThat(api.get("/665f00/secrets").body()).contains("operation_unknown");
        assertThat(api.reached).isEmpty();
    }

    @Test
    void theMetadata_isForEverybody() throws Exception {
        var answer =
                api.send(
                        "GET",
                        "/.well-known/oauth-protected-resource",
                        "Origin: https://other.example\r\n");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(answer.body()).contains("\"documents:read\"");
    }

    @Test
    void aPreflight_isAnsweredHere() throws Exception {
        var asked = "Access-Control-Request-Method: POST\r\nOrigin: https://";
        var answer = api.send("OPTIONS", DOCUMENTS, asked + "app.example.com\r\n");
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Access-Control-Allow-Origin"))
                .isEqualTo("https://app.example.com");
        assertThat(answer.header("Access-Control-Allow-Methods")).isEqualTo("GET, POST");

        var other = api.send("OPTIONS", DOCUMENTS, asked + "other.example\r\n");
        assertThat(other.status()).isEqualTo(403);
        assertThat(other.body()).contains("\"code\":\"origin_not_allowed\"", "\"reference\":");
        assertThat(other.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(api.reached).isEmpty();
    }

    @Test
    void pagesOfARegisteredOrigin_readAnswers_refusalsToo() throws Exception {
        var origin = "Origin: https://app.example.com\r\n";
        var allowed = api.send("GET", DOCUMENTS, api.good() + origin);
        assertThat(allowed.status()).isEqualTo(200);
        assertThat(allowed.header("Access-Control-Allow-Origin"))
                .isEqualTo("https://app.example.com");
        var refused = api.send("POST", DOCUMENTS, api.good() + origin);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header("Access-Control-Allow-Origin"))
                .isEqualTo("https://app.example.com");
        assertThat(refused.header("Vary")).isEqualTo("Origin");
    }

    @Test
    void aTokenThatIsBoundToACertificate_needsIt() throws Exception {
        var bound = GuardedTomcat.headers(api.api.tokenWith("cnf", Map.of("x5t#S256", THUMBPRINT)));
        var shown = "Client-Cert: " + EXAMPLE + "\r\n";
        assertThat(api.send("GET", DOCUMENTS, bound).body()).contains("token_certificate_mismatch");
        assertThat(api.send("GET", DOCUMENTS, bound + shown + shown).body())
                .contains("token_certificate_mismatch");
        assertThat(api.send("GET", DOCUMENTS, bound + shown).status()).isEqualTo(200);
    }

    @Test
    void aTokenThatIsBoundToAKey_needsANewProof_forThisTarget() throws Exception {
        var prover = new Prover();
        var token = api.api.tokenWith("cnf", Map.of("jkt", prover.jkt()));
        var headers = GuardedTomcat.headers(token).replace("Bearer", "DPoP");
        var target = "http://localhost:8081" + DOCUMENTS;
        var now = api.api.clock.seconds();
        var proof = "DPoP: " + prover.sign(prover.claims("GET", target, token, now)) + "\r\n";
        var other =
                "DPoP: " + prover.sign(prover.claims("GET", target + "/1", token, now)) + "\r\n";
        assertThat(api.send("GET", DOCUMENTS, headers + other).status()).isEqualTo(401);
        assertThat(api.send("GET", DOCUMENTS, headers + proof).status()).isEqualTo(200);
        assertThat(api.send("GET", DOCUMENTS, headers + proof).status()).isEqualTo(401);
    }
}
