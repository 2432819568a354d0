package dev.steelyard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.store.StoreUnavailable;
import dev.steelyard.testkit.Databases;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One SQLite file and several processes, of which one is killed. */
class SqliteProcessTest {
    private static final int ENOUGH = 500;
    private static final int ID = 24;

    @Test
    void killedWhileWriting_whatWasAcknowledgedIsThere() throws Exception {
        var url = Databases.sqlite();
        SchemaMigrator.migrate(url);
        var process = scribbler(url);
        var acknowledged = new ArrayList<String>();
        try (var lines = process.inputReader(StandardCharsets.US_ASCII)) {
            while (acknowledged.size() < ENOUGH) {
                acknowledged.add(next(lines));
            }
            // by its handle: the process itself would close what it had not yet read
            process.toHandle().destroyForcibly();
            lines.lines().filter(line -> line.length() == ID).forEach(acknowledged::add);
        }
        process.waitFor();

        try (var store = StoreFactory.open(url, InstantSource.system(), 1)) {
            var missing =
                    store.read(
                            tx ->
                                    acknowledged.stream()
                                            .map(Id<Reseller>::new)
                                            .filter(id -> tx.resellers().find(id).isEmpty())
                                            .toList());
            assertThat(missing).isEmpty();
        }
    }

    @Test
    void fileThatAnotherProcessHas_isRefusedUntilThatEnds() throws Exception {
        var url = Databases.sqlite();
        SchemaMigrator.migrate(url);
        var process = scribbler(url);
        try (var lines = process.inputReader(StandardCharsets.US_ASCII)) {
            assertThat(next(lines)).hasSize(ID);

            assertThatThrownBy(() -> StoreFactory.open(url, InstantSource.system(), 1))
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessageContaining("in use by another process");
            assertThatThrownBy(() -> SchemaMigrator.migrate(url))
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessageContaining("in use by another process");
        } finally {
            process.destroyForcibly().waitFor();
        }

        StoreFactory.open(url, InstantSource.system(), 1).close();
    }

    @Test
    void secondStoreOfOneProcess_isRefusedUntilTheFirstIsClosed() {
        var url = Databases.sqlite();
        SchemaMigrator.migrate(url);
        try (var _ = StoreFactory.open(url, InstantSource.system(), 1)) {
            assertThatThrownBy(() -> StoreFactory.open(url, InstantSource.system(), 1))
                    .isInstanceOf(StoreUnavailable.class);
        }

        StoreFactory.open(url, InstantSource.system(), 1).close();
    }

    /** What it says beside, logs for instance, is passed over. */
    private static String next(BufferedReader lines) throws IOException {
        while (true) {
            var line = lines.readLine();
            if (line == null) {
                throw new AssertionError("it ended by itself");
            }
            if (line.length() == ID) {
                return line;
            }
        }
    }

    private static Process scribbler(String url) throws IOException {
        return new ProcessBuilder(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Scribbler.class.getName(),
                                url))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
