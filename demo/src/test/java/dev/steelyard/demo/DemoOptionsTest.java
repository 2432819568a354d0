package dev.steelyard.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoOptionsTest {
    private static final Map<String, String> SECRET =
            Map.of("STEELYARD_RESOURCE_SECRET", "sy_sk_hidden");

    @Test
    void defaults_andArgumentsBeforeEnvironment() throws Exception {
        DemoOptions options =
                DemoOptions.read(
                        List.of("--resource-server", "665f99", "--port", "9000"),
                        Map.of(
                                "STEELYARD_RESOURCE_SECRET", "sy_sk_hidden",
                                "STEELYARD_DEMO_PORT", "9001",
                                "STEELYARD_DEMO_POLL", "2"));
        assertThat(options.port()).isEqualTo(9000);
        assertThat(options.poll().toSeconds()).isEqualTo(2);
        assertThat(options.audience()).isEqualTo("http://localhost:8081");
        assertThat(options.toString()).doesNotContain("hidden");
    }

    @Test
    void secretFile_isStripped(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("secret"), "sy_sk_file\n");
        var arguments = List.of("--resource-server", "r", "--secret-file", file.toString());
        assertThat(DemoOptions.read(arguments, Map.of()).secret()).isEqualTo("sy_sk_file");
    }

    @Test
    void cacert_missingOrWithoutACertificate_saysWhich(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("ca.pem");
        var arguments = List.of("--resource-server", "r", "--cacert", file.toString());
        assertThatThrownBy(() -> DemoOptions.read(arguments, SECRET))
                .hasMessage("--cacert: the file " + file + " doesn't exist");
        Files.writeString(file, "");
        assertThatThrownBy(() -> DemoOptions.read(arguments, SECRET))
                .hasMessage("--cacert: the file " + file + " has no certificate in PEM");
    }

    @Test
    void wrongOnes_sayWhatIsWrong() {
        assertThatThrownBy(() -> DemoOptions.read(List.of("--prot", "1"), SECRET))
                .hasMessageContaining("--port");
        assertThatThrownBy(() -> DemoOptions.read(List.of("--port"), SECRET))
                .hasMessageContaining("needs a value");
        assertThatThrownBy(() -> DemoOptions.read(List.of("--port", "70000"), SECRET))
                .hasMessageContaining("from 0 to 65535");
        assertThatThrownBy(() -> DemoOptions.read(List.of(), SECRET))
                .hasMessageContaining("--resource-server");
        assertThatThrownBy(() -> DemoOptions.read(List.of("--resource-server", "r"), Map.of()))
                .hasMessageContaining("STEELYARD_RESOURCE_SECRET");
    }
}
