package dev.steelyard.guard.proxy.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.guard.proxy.AskedGuard;
import dev.steelyard.guard.proxy.ForwardedRequestForm;
import dev.steelyard.guard.proxy.Platform;
import dev.steelyard.guard.proxy.Wire;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** AuthZEN over HTTP: methods, metadata, and the names of requests. */
class TransportTest {
    private static final String ONE = "/access/v1/evaluation";
    private static final String METADATA = "/.well-known/authzen-configuration";
    private static final String BEARER = "Authorization: Bearer " + AskedGuard.SECRET;
    private static final String NAMED = "X-Request-ID: conformance-7";
    private static final String GOOD =
            """
            {"subject":{"type":"client","id":"%s"},"action":{"name":"GET"},
             "resource":{"type":"route","id":"/access"}}\
            """
                    .formatted(Platform.CLIENT);

    private AskedGuard guard = new AskedGuard(ForwardedRequestForm.X_ORIGINAL);

    @AfterEach
    void close() {
        guard.close();
    }

    private void restart(String address) {
        guard.close();
        guard = new AskedGuard(ForwardedRequestForm.X_ORIGINAL, address, Vocabulary.NONE);
    }

    private static void echoes(Wire.Message answer, int status) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.every("X-Request-ID")).containsExactly("conformance-7");
    }

    @Test
    void requestNamed_everyAnswerHasTheName_errorsToo() {
        echoes(guard.post(ONE, GOOD, BEARER, NAMED), 200);
        echoes(guard.post(ONE, "{", BEARER, NAMED), 400);
        echoes(guard.post(ONE, GOOD, NAMED), 401);
        echoes(guard.post("/access/v1/search/subject", GOOD, BEARER, NAMED), 404);
        echoes(guard.ask("PUT " + ONE, BEARER, NAMED), 405);
        echoes(guard.ask("PUT " + METADATA, NAMED), 405);
        echoes(guard.ask("GET " + METADATA, NAMED), 200);
        echoes(guard.ask("POST " + ONE, BEARER, NAMED, "Transfer-Encoding: chunked"), 411);
        echoes(guard.ask("POST " + ONE, BEARER, NAMED, "Content-Length: 70000"), 413);
        guard.platform().silence = Duration.ofMinutes(2);
        echoes(guard.post(ONE, GOOD, BEARER, NAMED), 503);
    }

    @Test
    void requestNamed_theReferenceHasAHeaderOfItsOwn() {
        Wire.Message refused = guard.post(ONE, "{", BEARER, NAMED);
        assertThat(refused.body()).contains(refused.header("Steelyard-Reference"));
    }

    /** Too long for logs, no text of one line, or several names: none of them is told. */
    @ParameterizedTest
    @ValueSource(strings = {"a b", "caf\u00e9", "tab\tin", ""})
    void oddName_notEchoed(String name) {
        for (String odd : new String[] {name, "x".repeat(129)}) {
            Wire.Message answer = guard.post(ONE, GOOD, BEARER, "X-Request-ID: " + odd);
            assertThat(answer.header("X-Request-ID"))
                    .isEqualTo(answer.header("Steelyard-Reference"));
        }
        Wire.Message twice = guard.post(ONE, GOOD, BEARER, NAMED, "X-Request-ID: another");
        assertThat(twice.header("X-Request-ID")).isEqualTo(twice.header("Steelyard-Reference"));
    }

    /** What a proxy asks is no evaluation, and its clients could name another's request. */
    @Test
    void elsewhere_theNameIsNotEchoed() {
        assertThat(guard.ask("GET /decide", NAMED).header("X-Request-ID")).hasSize(24);
        assertThat(guard.ask("POST /decide", NAMED, "Content-Length: 70000").header("X-Request-ID"))
                .hasSize(24);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "PATCH"})
    void evaluationByAnotherMethod_405(String method) {
        Wire.Message answer = guard.ask(method + " " + ONE, BEARER);
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/json-patch+json", ""})
    void evaluationOfAnotherType_400(String type) {
        Wire.Message answer =
                guard.ask("POST " + ONE, BEARER, "Content-Type: " + type, "Content-Length: 0");
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void metadata_namesWhatThereIs() {
        assertThat(guard.get(METADATA).body())
                .isEqualTo(
                        "{\"policy_decision_point\":\"https://pdp.example.com\","
                                + "\"access_evaluation_endpoint\":\"https://pdp.example.com/access/v1/evaluation\","
                                + "\"access_evaluations_endpoint\":\"https://pdp.example.com/access/v1/evaluations\"}");
    }

    /** Section 9.2: the well-known path goes between host and path, whose last slash goes. */
    @ParameterizedTest
    @CsvSource({
        "https://pdp.example.com/tenant1,/tenant1",
        "https://pdp.example.com/a/b/,/a/b",
        "https://pdp.example.com/,''"
    })
    void addressWithAPath_metadataIsThere_andNowhereElse(String address, String path) {
        restart(address);
        Wire.Message metadata = guard.get(METADATA + path);
        assertThat(metadata.status()).isEqualTo(200);
        assertThat(metadata.header("Content-Type")).isEqualTo("application/json");
        assertThat(metadata.body())
                .contains(
                        "\"policy_decision_point\":\"" + address + "\"",
                        "\"https://pdp.example.com" + path + "/access/v1/evaluation\"");
        assertThat(guard.get(METADATA + path + "/").status()).isEqualTo(404);
        if (!path.isEmpty()) assertThat(guard.get(METADATA).status()).isEqualTo(404);
    }

    @Test
    void addressWithAPath_evaluationsBelowIt_andWhereAProxyTakesItOff() {
        restart("https://pdp.example.com/tenant1");
        assertThat(guard.post("/tenant1" + ONE, GOOD, BEARER).body()).contains("true");
        assertThat(guard.post(ONE, GOOD, BEARER).body()).contains("true");
        assertThat(guard.post("/tenant2" + ONE, GOOD, BEARER).status()).isEqualTo(404);
        assertThat(guard.post("/tenant1/tenant1" + ONE, GOOD, BEARER).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
    void metadataByAnotherMethod_405(String method) {
        Wire.Message answer = guard.ask(method + " " + METADATA);
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("GET, HEAD");
    }
}
