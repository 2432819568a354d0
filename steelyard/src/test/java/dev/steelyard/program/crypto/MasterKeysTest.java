package dev.steelyard.program.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steelyard.program.Node;
import dev.steelyard.program.configuration.Configuration;
import dev.steelyard.server.keys.MasterKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a node does about its master key, before it writes anything. */
@SuppressWarnings("NullAway.Init")
class MasterKeysTest {
    private static final String OTHER = "ab".repeat(32);

    @TempDir Path data;

    private Node open(Map<String, String> environment) {
        return Node.open(Configuration.load(null, environment, Map.of("data", data.toString())));
    }

    private List<String> sealed(Map<String, String> environment) {
        try (var node = open(environment)) {
            return node.core().environment().store().read(tx -> tx.keys().list()).stream()
                    .map(key -> key.kid() + HexFormat.of().formatHex(key.sealedPrivate()))
                    .toList();
        }
    }

    private Path file() {
        return data.resolve("master.key");
    }

    @Test
    void firstStart_makesAFileForItsOwner() throws IOException {
        open(Map.of()).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file())).matches("[0-9a-f]{64}\\n");
    }

    @Test
    void missingFile_refused_andNoneMade() throws IOException {
        var before = sealed(Map.of());
        var away = Files.move(file(), data.resolve("away"));
        assertThatThrownBy(() -> open(Map.of()))
                .hasMessageContaining("the master key is missing")
                .hasMessageContaining("nothing was changed");
        assertThat(file()).doesNotExist();
        Files.move(away, file());
        assertThat(sealed(Map.of())).isEqualTo(before);
    }

    @Test
    void wrongKey_refused_andNothingChanged() {
        var before = sealed(Map.of());
        assertThatThrownBy(() -> open(Map.of("STEELYARD_MASTER_KEY", OTHER)))
                .isInstanceOf(MasterKey.WrongMasterKey.class)
                .hasMessageContaining("nothing was changed");
        assertThat(sealed(Map.of())).isEqualTo(before);
    }

    @Test
    void keyThatIsNone_refused_andNotRepeated() {
        assertThatThrownBy(() -> open(Map.of("STEELYARD_MASTER_KEY", "abc123")))
                .hasMessageContaining("master_key can't be used: it must be 64 hex digits")
                .hasMessageNotContaining("abc123");
    }

    @Test
    void fileThatEverybodyReads_refused() throws IOException {
        open(Map.of()).close();
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> open(Map.of())).hasMessageContaining("chmod 600");
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r-----"));
        open(Map.of()).close();
    }

    @Test
    void previousInItsFile_opensWhatItSealed() throws IOException {
        open(Map.of()).close();
        Files.move(file(), data.resolve("master.key.previous"));
        assertThatThrownBy(() -> open(Map.of())).hasMessageContaining("master key is missing");
        open(Map.of("STEELYARD_MASTER_KEY", OTHER)).close();
    }
}
