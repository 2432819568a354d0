package dev.steelyard.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.testkit.Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database is full, read only or gone: 503 with Retry-After, never success, never a trace. */
class DatabaseTroubleTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Test
    void sqliteOnAFullDisk_writesAre503_readsGoOn_andItRecovers(@TempDir Path folder)
            throws Exception {
        mount(folder, "size=4m");
        try (var steelyard = new Steelyard("sqlite:" + folder.resolve("steelyard.db"))) {
            var ballast = folder.resolve("ballast");
            fill(ballast);
            assertUnavailable(untilRefused(steelyard));
            var listed = steelyard.get(steelyard.operator, "/resellers?limit=200").expect(200);
            int kept = listed.json().path("data").size();

            Files.delete(ballast);
            makeReseller(steelyard, "After all").expect(201);
            var after = steelyard.get(steelyard.operator, "/resellers?limit=200").expect(200);
            assertThat(after.json().path("data").size()).isIn(kept + 1, 200);
        } finally {
            run("umount", "-l", folder.toString());
        }
    }

    @Test
    void sqliteLockedByAnotherProgram_writesAre503_readsGoOn(@TempDir Path folder)
            throws Exception {
        var file = folder.resolve("steelyard.db");
        try (var steelyard = new Steelyard("sqlite:" + file);
                var other = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            assertUnavailable(makeReseller(steelyard, "Locked"));
            steelyard.get(steelyard.operator, "/resellers").expect(200);

            statement.execute("ROLLBACK");
            makeReseller(steelyard, "After all").expect(201);
        }
    }

    @Test
    void postgresReadOnly_thenStopped_is503() throws IOException {
        try (var postgres = Databases.server();
                var steelyard =
                        new Steelyard(
                                "postgresql://postgres:postgres@localhost:"
                                        + postgres.getPort()
                                        + "/postgres?connectTimeout=10")) {
            makeReseller(steelyard, "Before").expect(201);
            Databases.execute(postgres, "ALTER SYSTEM SET default_transaction_read_only = on");
            Databases.execute(postgres, "SELECT pg_reload_conf()");
            assertUnavailable(untilRefused(steelyard));
            steelyard.get(steelyard.operator, "/resellers").expect(200);

            postgres.close();
            assertUnavailable(makeReseller(steelyard, "Gone"));
            assertUnavailable(steelyard.get(steelyard.operator, "/resellers"));
        }
    }

    /** A page may still have room, and a connection learns of a setting a moment late. */
    private static Answered untilRefused(Steelyard steelyard) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        for (int i = 0; ; i++) {
            var answer = makeReseller(steelyard, "During " + i);
            if (answer.status() != 201 || System.nanoTime() > until) {
                return answer;
            }
        }
    }

    private static Answered makeReseller(Steelyard steelyard, String name) {
        return steelyard.post(steelyard.operator, "/resellers", Map.of("name", name));
    }

    private static void assertUnavailable(Answered answer) {
        answer.refused(503, "temporarily_unavailable");
        assertThat(answer.header("retry-after")).matches("[1-9][0-9]*");
        assertThat(answer.response().body())
                .doesNotContainIgnoringCase("sql")
                .doesNotContain("Exception")
                .doesNotContain("\tat ");
    }

    private static void fill(Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            var block = new byte[4096];
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(Files.size(file)).isPositive();
        }
    }

    /** A small disk of its own; only who is root can make one, so elsewhere the test is skipped. */
    private static void mount(Path folder, String options) throws Exception {
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder.toString()) == 0,
                "no file systems can be mounted here");
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    }
}
