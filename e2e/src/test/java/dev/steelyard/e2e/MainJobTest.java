package dev.steelyard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.testkit.Databases;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The main job, as {@code ./run --check} does it, on either database. */
class MainJobTest {
    @Test
    void everyStepPassesOnSqlite() {
        everyStepPasses(null);
    }

    @Test
    void everyStepPassesOnPostgres() throws IOException {
        try (var postgres = Databases.server()) {
            everyStepPasses(
                    "postgresql://postgres:postgres@localhost:" + postgres.getPort() + "/postgres");
        }
    }

    private static void everyStepPasses(@Nullable String databaseUrl) {
        var printed = new ByteArrayOutputStream();
        int failures =
                Check.run(
                        Instance.prepare(0, 0, databaseUrl),
                        new PrintStream(printed, true, StandardCharsets.UTF_8));
        assertThat(failures).as(printed.toString(StandardCharsets.UTF_8)).isZero();
    }
}
