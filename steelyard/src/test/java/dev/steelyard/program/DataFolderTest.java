package dev.steelyard.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steelyard.domain.configuration.ConfigurationError;
import dev.steelyard.program.configuration.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What other users of the machine may do with a node's files. */
@SuppressWarnings("NullAway.Init")
class DataFolderTest {
    @TempDir Path temporary;

    @Test
    void missing_folder_and_all_that_a_node_makes_in_it_are_the_owners_alone() throws IOException {
        var parent = temporary.resolve("new");
        var data = parent.resolve("data");

        try (var _ = open(data);
                var files = Files.list(data)) {
            assertThat(mode(parent)).isEqualTo("rwx------");
            assertThat(mode(data)).isEqualTo("rwx------");
            assertThat(files)
                    .extracting(file -> file.getFileName() + " " + mode(file))
                    .containsExactlyInAnyOrder(
                            "master.key rw-------",
                            "steelyard.db rw-------",
                            "steelyard.db-shm rw-------",
                            "steelyard.db-wal rw-------",
                            "steelyard.db.lock rw-------");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxr-x---", "rwxrwx---", "rwxr-xr-x"})
    void folder_that_others_can_look_into_stays_as_it_is(String mode) throws IOException {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString(mode));
        open(temporary).close();
        assertThat(mode(temporary)).isEqualTo(mode);
    }

    @Test
    void folder_that_every_user_can_write_to_refused_and_nothing_made_in_it() throws IOException {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThatThrownBy(() -> open(temporary))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageContaining("chmod 700");
        try (var files = Files.list(temporary)) {
            assertThat(files).isEmpty();
        }
    }

    private static Node open(Path data) {
        return Node.open(Configuration.load(null, Map.of(), Map.of("data", data.toString())));
    }

    private static String mode(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
