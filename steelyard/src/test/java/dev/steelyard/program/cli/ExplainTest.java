package dev.steelyard.program.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.http.answer.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code explain}, and {@code refusals}: as a client, its reseller and the operator type it. */
class ExplainTest {
    private static final long PATIENCE = Duration.ofMinutes(1).toNanos();

    @TempDir private static Path folder;

    private static RunningDemo demo;
    private static String reference;

    @BeforeAll
    static void start() throws Exception {
        demo = new RunningDemo(folder);
        reference = refused();
        var until = System.nanoTime() + PATIENCE;
        while (Typed.in(client(), "explain", reference).code() != 0 && System.nanoTime() < until) {
            LockSupport.parkNanos(10_000_000);
        }
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    private static Map<String, String> client() {
        var environment = new HashMap<>(demo.operator());
        environment.put("STEELYARD_CLIENT_ID", demo.get("client_id"));
        environment.put("STEELYARD_CLIENT_SECRET", demo.get("client_secret"));
        return environment;
    }

    /** What a client was told that asked for a scope which there isn't. */
    private static String refused() throws IOException, InterruptedException {
        var form =
                "grant_type=client_credentials&scope=nonsense:write&client_id="
                        + demo.get("client_id")
                        + "&client_secret="
                        + demo.get("client_secret");
        try (var http = HttpClient.newHttpClient()) {
            var answer =
                    http.send(
                            HttpRequest.newBuilder(URI.create(demo.url() + "/oidc/token"))
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(BodyPublishers.ofString(form))
                                    .build(),
                            BodyHandlers.ofString());
            return Json.MAPPER.readTree(answer.body()).path("reference").asString();
        }
    }

    @Test
    void client_isToldOfItsOwn() {
        assertThat(Typed.in(client(), "explain", reference).expect(0).out())
                .contains("CODE", "invalid_scope", "/token", demo.get("client_id"));
        assertThat(Typed.in(client(), "explain", reference, "--output", "json").expect(0).out())
                .contains("\"reference\" : \"" + reference + "\"");
    }

    @Test
    void ofNobody_saysWhatElseToTry() {
        assertThat(Typed.in(client(), "explain", "0".repeat(24)).expect(1).err())
                .contains("There is no refusal of this client with that reference")
                .contains("steelyard refusals get");
        assertThat(Typed.in(demo.reseller(), "refusals", "get", "0".repeat(24)).expect(1).err())
                .contains("There is no reference " + "0".repeat(24) + " that you can see");
    }

    @Test
    void reseller_findsItInTheList_andItsExplanation() {
        assertThat(Typed.in(demo.reseller(), "refusals", "list").expect(0).out())
                .contains("invalid_scope", reference);
        assertThat(Typed.in(demo.reseller(), "refusals", "get", reference).expect(0).out())
                .contains("WHY", "invalid_scope", "APPLICATION");
        assertThat(
                        Typed.in(demo.reseller(), "refusals", "list", "--code", "token_expired")
                                .expect(0)
                                .err())
                .contains("There are none.")
                .doesNotContain("only counted");
    }

    @Test
    void withoutReference_saysWhatIsMissing() {
        assertThat(Typed.in(client(), "explain").expect(2).err()).contains("REFERENCE");
    }
}
