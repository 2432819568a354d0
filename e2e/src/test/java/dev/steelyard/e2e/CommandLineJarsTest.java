package dev.steelyard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.e2e.demo.Demo;
import dev.steelyard.e2e.process.ProgramResult;
import dev.steelyard.e2e.process.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The command line as a program of its own, with the jars of its module alone. */
class CommandLineJarsTest {
    private static final Path JAR = Repository.jar("cli/target/steelyard-cli.jar");

    private static String run(Map<String, String> environment, String... arguments) {
        var ended = ProgramResult.of(JAR, environment, List.of(arguments));
        assertThat(ended.code()).as(ended.out()).isZero();
        return ended.out();
    }

    @Test
    void help_withoutAServer_namesTheCommandsThatAskOne() {
        assertThat(run(Map.of(), "--help"))
                .startsWith("Usage: steelyard ")
                .contains("clients", "apply", "login")
                .doesNotContain("migrate", "bootstrap");
        assertThat(run(Map.of(), "clients", "list", "--help"))
                .startsWith("Usage: steelyard clients list APPLICATION ");
    }

    @Test
    void call_ofARunningServer_byAName() {
        try (var instance = Instance.prepare(0, 0, null)) {
            instance.startServer();
            var demo = instance.demo();
            assertThat(run(reseller(demo), "clients", "list", "Mill Lane"))
                    .contains(demo.get("client_id"));
        }
    }

    private static Map<String, String> reseller(Demo demo) {
        return Map.of(
                "STEELYARD_URL", demo.get("management").replace("/api/v1", ""),
                "STEELYARD_CLIENT_ID", demo.get("reseller", "client_id"),
                "STEELYARD_CLIENT_SECRET", demo.get("reseller", "client_secret"));
    }

    @Test
    void jars_holdNoServerAndNoStore() throws IOException {
        try (var jars = Files.list(JAR.resolveSibling("lib"))) {
            assertThat(jars.map(jar -> jar.getFileName().toString()))
                    .isNotEmpty()
                    .noneMatch(
                            name ->
                                    name.matches(
                                            "steelyard-(server|http|store|pages|admin|guard).*"
                                                    + "|(helidon|sqlite|postgresql|HikariCP|flyway"
                                                    + "|jdbi|jte|caffeine|logback).*"));
        }
    }
}
