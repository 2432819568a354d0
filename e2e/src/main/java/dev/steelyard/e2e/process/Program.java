package dev.steelyard.e2e.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A Java program that runs as a separate process and writes its output to a file. */
public final class Program implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    /** For programs that live for a minute: quick to start, and never fast. */
    private static final List<String> FLAGS =
            List.of(
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xss512k",
                    "-Xmx512m",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow");

    private final String name;
    private final Path log;
    private final Process process;

    private Program(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /**
     * Starts it with the JDK that runs this.
     *
     * @param log what it prints is appended here
     * @param environment beside the inherited one, of which nothing configures Steelyard
     */
    public static Program start(
            String name,
            Path jar,
            Path log,
            Map<String, String> environment,
            List<String> arguments) {
        return start(name, log, java(jar, environment, arguments));
    }

    /** Starts a class that is not the main class of its {@code jar}, as {@link #start} does. */
    public static Program startClass(Path jar, String name, Path log, List<String> arguments) {
        return start(name, log, java(List.of("-cp", jar.toString(), name), Map.of(), arguments));
    }

    private static Program start(String name, Path log, ProcessBuilder builder) {
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            return new Program(name, log, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(name + " can't be started", e);
        }
    }

    /** The JDK that runs this, told to run {@code jar}. */
    static ProcessBuilder java(Path jar, Map<String, String> environment, List<String> arguments) {
        return java(List.of("-jar", jar.toString()), environment, arguments);
    }

    private static ProcessBuilder java(
            List<String> program, Map<String, String> environment, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(program);
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(variable -> variable.startsWith("STEELYARD_"));
        builder.environment().putAll(environment);
        return builder;
    }

    /**
     * Waits, at most 3 minutes.
     *
     * @throws IllegalStateException if it ends or isn't ready in time; with the end of its log
     */
    public void awaitReady(BooleanSupplier ready) {
        long limit = System.nanoTime() + START_LIMIT.toNanos();
        while (!ready.getAsBoolean()) {
            if (!process.isAlive()) {
                throw new IllegalStateException(name + " ended while it started\n" + tail());
            }
            if (System.nanoTime() > limit) {
                throw new IllegalStateException(name + " was not ready in time\n" + tail());
            }
            pause();
        }
    }

    /** SIGKILL: no hook runs, nothing is flushed. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** SIGTERM, and SIGKILL if that does not help. */
    @Override
    public void close() {
        process.destroy();
        if (!awaitEnd()) {
            kill();
        }
    }

    /** The last lines of its log. */
    public String tail() {
        try {
            var lines = Files.readAllLines(log);
            var last = lines.subList(Math.max(0, lines.size() - 40), lines.size());
            return "--- the end of " + log + "\n" + String.join("\n", last);
        } catch (IOException e) {
            return "--- " + log + " can't be read: " + e;
        }
    }

    private boolean awaitEnd() {
        try {
            return process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(30);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a program", e);
        }
    }
}
