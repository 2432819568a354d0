package dev.steelyard.e2e.client;

import dev.steelyard.e2e.demo.Demo;
import dev.steelyard.e2e.process.ProgramResult;
import dev.steelyard.e2e.process.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Runs {@code steelyard audit export} and {@code steelyard audit verify} as processes, on a
 * temporary file.
 */
public final class AuditTool implements AutoCloseable {
    private final Demo demo;
    private final Path file;

    public AuditTool(Demo demo) {
        this.demo = demo;
        try {
            file = Files.createTempFile("steelyard-audit", ".jsonl");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Exports from the server.
     *
     * @param who {@code reseller} or {@code operator}
     */
    public ProgramResult export(String who) {
        var server = URI.create(demo.get("management")).resolve("/").toString();
        return run(
                Map.of(
                        "STEELYARD_URL",
                        server.substring(0, server.length() - 1),
                        "STEELYARD_CLIENT_ID",
                        demo.get(who, "client_id"),
                        "STEELYARD_CLIENT_SECRET",
                        demo.get(who, "client_secret")),
                "export");
    }

    /** Without anything that would tell it where a server is. */
    public ProgramResult verify() {
        return run(Map.of(), "verify");
    }

    public String text() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void write(String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProgramResult run(Map<String, String> environment, String verb) {
        return ProgramResult.of(
                Repository.jar("steelyard/target/steelyard.jar"),
                environment,
                List.of("audit", verb, file.toString()));
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
