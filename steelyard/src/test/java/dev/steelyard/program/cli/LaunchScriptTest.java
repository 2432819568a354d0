package dev.steelyard.program.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code bin/steelyard} in a clone that was never built, with a Maven and a Java that say what they
 * get.
 */
@SuppressWarnings("NullAway.Init")
class LaunchScriptTest {
    private static final String FIRST_COMPILER = "-XX:TieredStopAtLevel=1";

    @TempDir Path clone;

    @BeforeEach
    void write() throws IOException {
        for (var file : List.of("bin/steelyard", "scripts/java.sh", "scripts/build.sh")) {
            script(file, Files.readString(Path.of("..").resolve(file)));
        }
        script("pom.xml", "");
        script("one/pom.xml", "");
        script("one/src/main/Main.java", "");
        script("tools/mvn", "#!/bin/sh\necho '[INFO] built'\n");
        script("jdk/release", "JAVA_VERSION=\"25.0.3\"\n");
        script("jdk/bin/javac", "");
        script("jdk/bin/java", "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
    }

    private void script(String name, String text) throws IOException {
        var file = clone.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** What Java is told: all that came to standard output. */
    private List<String> java(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(clone.resolve("bin/steelyard").toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectError(clone.resolve("err").toFile());
        builder.environment().put("JAVA_HOME", clone.resolve("jdk").toString());
        builder.environment().put("PATH", clone.resolve("tools") + ":" + System.getenv("PATH"));
        builder.environment().remove("STEELYARD_JAVA_OPTIONS");
        builder.environment().putAll(environment);
        var process = builder.start();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(Files.readString(clone.resolve("err"))).isZero();
        return out.lines().toList();
    }

    @Test
    void freshClone_theBuildWritesNothingToStandardOutput() throws Exception {
        assertThat(java(Map.of(), "bootstrap").getFirst()).startsWith("-XX:");
        assertThat(clone.resolve("err")).content().contains("[INFO] built");
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "guard", "demo"})
    void commandThatStaysUp_bothCompilers_andALimitOfTheHeap(String command) throws Exception {
        assertThat(java(Map.of(), command, "--port", "0"))
                .contains("-Xmx512m", "-XX:TieredStopAtLevel=4")
                .doesNotContain(FIRST_COMPILER)
                .endsWith(command, "--port", "0");
        assertThat(java(Map.of("STEELYARD_JAVA_OPTIONS", "-Xmx2g -Xlog:gc"), command))
                .containsSubsequence("-Xmx512m", "-Xmx2g", "-Xlog:gc", "-jar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bootstrap", "migrate", "clients"})
    void otherCommand_startsQuickly(String command) throws Exception {
        assertThat(java(Map.of("STEELYARD_JAVA_OPTIONS", "-Xmx2g"), command))
                .contains(FIRST_COMPILER)
                .doesNotContain("-Xmx2g");
    }
}
