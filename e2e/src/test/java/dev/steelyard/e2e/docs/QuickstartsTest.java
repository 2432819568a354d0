package dev.steelyard.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.steelyard.e2e.Instance;
import dev.steelyard.e2e.client.Api;
import dev.steelyard.e2e.client.Caller;
import dev.steelyard.e2e.client.Client;
import dev.steelyard.e2e.client.Management;
import dev.steelyard.e2e.client.Provider;
import dev.steelyard.e2e.http.Http;
import dev.steelyard.e2e.step.Steps;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs the pages in docs/quickstarts, after the environment that their index sets, against the demo
 * platform. The web page is tested beside the other pages in browsers.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuickstartsTest {
    private static final String PAGES = "docs/quickstarts/";

    private final Instance instance = Instance.start(null);

    @AfterAll
    void stop() {
        instance.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"curl", "python", "java", "csharp"})
    void everyCommand_printsWhatThePageShows(String name, @TempDir Path folder) throws IOException {
        try (var shell = shell(folder)) {
            walk(name, shell);
        }
    }

    /** All signing keys are replaced, so that every token of before is refused. */
    @ParameterizedTest
    @ValueSource(strings = {"python", "java", "csharp"})
    void tokenThatEndedEarly_isReplacedByTheProgram(String name, @TempDir Path folder)
            throws IOException {
        try (var shell = shell(folder)) {
            walk(name, shell);
            var running =
                    shell.start(
                            switch (name) {
                                case "python" -> "python3 weighing.py";
                                case "java" -> "java Weighing.java";
                                default -> "mono Weighing.exe";
                            });
            try (var in = running.outputWriter(StandardCharsets.UTF_8);
                    var out = running.inputReader(StandardCharsets.UTF_8)) {
                in.write("/access\n");
                in.flush();
                assertThat(out.readLine()).startsWith("200 ");
                endAllTokens();
                in.write("/access\n");
                in.flush();
                assertThat(out.readLine()).startsWith("200 ");
            }
        }
    }

    private void walk(String name, Shell shell) {
        assumeTrue(!name.equals("csharp") || onPath("mcs"), "mcs (mono-mcs) is not installed");
        for (var page : List.of("index", name)) {
            new Walkthrough(MarkdownPage.read(PAGES + page + ".md"), shell).run();
        }
    }

    private void endAllTokens() {
        var http = new Http();
        var demo = instance.demo();
        var provider = Provider.discover(http, instance.issuer());
        var client =
                new Client(
                        demo.get("client_id"),
                        demo.get("client_secret"),
                        demo.get("api_key"),
                        demo.get("redirect_uri"));
        var caller = Caller.of(client, provider.clientCredentials(client));
        var api = new Api(http, instance.api());
        api.access(caller).expect(200);
        Management.of(http, provider, demo, "operator")
                .post("/keys/rotate", Map.of("compromised", true))
                .expect(200);
        while (api.access(caller).status() != 401) {
            Steps.pause(50);
        }
    }

    private Shell shell(Path folder) throws IOException {
        Files.copy(
                instance.demoFile(),
                Files.createDirectory(folder.resolve("target")).resolve("demo.json"));
        return new Shell(folder, Map.of());
    }

    private static boolean onPath(String program) {
        var folders = String.valueOf(System.getenv("PATH")).split(File.pathSeparator);
        return Arrays.stream(folders)
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
