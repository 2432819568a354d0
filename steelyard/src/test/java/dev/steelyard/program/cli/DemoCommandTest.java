package dev.steelyard.program.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.program.QuickNode;
import dev.steelyard.program.configuration.Configuration;
import dev.steelyard.program.demo.Demo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code demo} over a store that was made at other addresses: clients and tokens keep those. */
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@SuppressWarnings("NullAway.Init")
class DemoCommandTest {
    private static final String ISSUER = "http://localhost:18080/oidc";
    private static final String API = "http://localhost:18081";

    @TempDir Path folder;

    @BeforeEach
    void plant() {
        try (var node = QuickNode.open(configuration(folder))) {
            Demo.plant(node, API, folder.resolve("demo.json"));
        }
    }

    private static Configuration configuration(Path data) {
        return Configuration.load(
                null, Map.of(), Map.of("data", data.toString(), "issuer", ISSUER));
    }

    private Typed demo(Path data, String issuer, String api) {
        return Typed.in(
                        Map.of(),
                        "demo",
                        "--port",
                        "0",
                        "--data",
                        data.toString(),
                        "--issuer",
                        issuer,
                        "--api",
                        api)
                .expect(1);
    }

    @Test
    void anotherIssuer_refused_andTheStoreStaysTheFirstOnes() {
        var other = "http://localhost:19000/oidc";

        assertThat(demo(folder, other, API).err())
                .contains(ISSUER, other, "--data FOLDER")
                .doesNotContain("\tat ");

        QuickNode.open(configuration(folder)).close();
    }

    @Test
    void anotherApi_refused() {
        assertThat(demo(folder, ISSUER, "http://localhost:19001").err())
                .contains(API, "http://localhost:19001", "--data FOLDER");
    }

    @Test
    void keptOfAnotherDatabase_refused(@TempDir Path second) throws IOException {
        Files.copy(folder.resolve("demo.json"), second.resolve("demo.json"));

        assertThat(demo(second, ISSUER, API).err()).contains("belongs to another database");
    }
}
