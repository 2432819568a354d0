package dev.steelyard.e2e.docs;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One bash, as in a terminal: what a command sets or starts, later ones find. For one thread. */
final class Shell implements AutoCloseable {
    private static final String END = "--- end of the commands: ";

    private final Path folder;
    private final Process process;
    private final BufferedReader output;
    private int scripts;

    /**
     * @param folder the working folder, where scripts are kept, too
     * @param environment beside the inherited one, of which nothing configures Steelyard
     */
    Shell(Path folder, Map<String, String> environment) {
        this.folder = folder;
        var builder =
                new ProcessBuilder("bash", "--norc")
                        .directory(folder.toFile())
                        .redirectErrorStream(true);
        var variables = builder.environment();
        variables.keySet().removeIf(name -> name.startsWith("STEELYARD_"));
        // No browser is opened: the test is one.
        variables.keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY"));
        variables.put("JAVA_HOME", System.getProperty("java.home"));
        var java = Path.of(System.getProperty("java.home"), "bin");
        variables.put("PATH", java + File.pathSeparator + variables.get("PATH"));
        variables.putAll(environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("bash can't be started", e);
        }
        output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** What commands printed, and the status of the last one. */
    record Ran(int status, String output) {}

    /**
     * Runs commands and waits for their end, but not for those in the background.
     *
     * @param each gets each line as it is printed
     */
    Ran run(String commands, Consumer<String> each) {
        try {
            var script = folder.resolve(".commands-" + scripts++);
            Files.writeString(script, commands + "\n");
            var in = process.outputWriter(StandardCharsets.UTF_8);
            in.write(". " + script + " </dev/null; printf '\\n" + END + "%s\\n' $?\n");
            in.flush();
            var printed = new StringBuilder();
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(END)) {
                    return new Ran(
                            Integer.parseInt(line.substring(END.length())), printed.toString());
                }
                printed.append(line).append('\n');
                each.accept(line);
            }
            throw new IllegalStateException("bash has ended\n" + printed);
        } catch (IOException e) {
            throw new UncheckedIOException("bash can't be spoken to", e);
        }
    }

    /** Starts a program with the environment of bash. Its standard error is that of the test. */
    Process start(String command) {
        var builder =
                new ProcessBuilder("bash", "-c", "exec " + command)
                        .directory(folder.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT);
        run("env", _ -> {})
                .output()
                .lines()
                .map(line -> line.split("=", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair -> builder.environment().put(pair[0], pair[1]));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(command + " can't be started", e);
        }
    }

    /** The folder where bash was started. */
    Path folder() {
        return folder;
    }

    /** Ends bash and all that was started in it. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
