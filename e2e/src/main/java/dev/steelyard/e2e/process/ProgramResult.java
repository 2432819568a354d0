package dev.steelyard.e2e.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The exit code and output of a finished program.
 *
 * @param out all that it printed
 */
public record ProgramResult(int code, String out) {
    /**
     * Runs it with the JDK that runs this.
     *
     * @param environment beside the inherited one, of which nothing configures Steelyard
     */
    public static ProgramResult of(
            Path jar, Map<String, String> environment, List<String> arguments) {
        var builder = Program.java(jar, environment, arguments);
        try {
            var process = builder.start();
            var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new ProgramResult(process.waitFor(), out);
        } catch (IOException e) {
            throw new UncheckedIOException(jar + " can't be started", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a program ran", e);
        }
    }
}
