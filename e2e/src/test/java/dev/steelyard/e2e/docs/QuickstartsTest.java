package dev.steelyard.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.steelyard.e2e.Instance;
import dev.steelyard.e2e.KeyCompromise;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    @CsvSource({
        "curl,",
        "python, python3 weighing.py",
        "java, java Weighing.java",
        "csharp, mono Weighing.exe"
    })
    void page_printsWhatItShows_andItsProgramReplacesATokenThatEndedEarly(
            String name, @Nullable String program, @TempDir Path folder) throws IOException {
        try (var shell = shell(folder)) {
            walk(name, shell);
            if (program != null) {
                assertReplacesToken(shell.start(program));
            }
        }
    }

    private void assertReplacesToken(Process program) throws IOException {
        try (var in = program.outputWriter(StandardCharsets.UTF_8);
                var out = program.inputReader(StandardCharsets.UTF_8)) {
            in.write("/access\n");
            in.flush();
            assertThat(out.readLine()).startsWith("200 ");
            KeyCompromise.endAllTokens(instance);
            in.write("/access\n");
            in.flush();
            assertThat(out.readLine()).startsWith("200 ");
        }
    }

    private void walk(String name, Shell shell) {
        assumeTrue(!name.equals("csharp") || onPath("mcs"), "mcs (mono-mcs) is not installed");
        for (var page : List.of("index", name)) {
            new Walkthrough(MarkdownPage.read(PAGES + page + ".md"), shell).run();
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
