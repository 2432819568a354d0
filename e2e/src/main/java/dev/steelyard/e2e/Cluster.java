package dev.steelyard.e2e;

import dev.steelyard.e2e.demo.Demo;
import dev.steelyard.e2e.process.Port;
import dev.steelyard.e2e.process.Program;
import dev.steelyard.e2e.process.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Several authorization servers as processes on one PostgreSQL database, for tests. The first has
 * the issuer's address. Used by one thread, closed by any.
 */
public final class Cluster implements AutoCloseable {
    private final Path folder;
    private final String databaseUrl;
    private final List<Integer> ports = new ArrayList<>();
    private final List<Program> nodes = new ArrayList<>();

    private Cluster(Path folder, String databaseUrl) {
        this.folder = folder;
        this.databaseUrl = databaseUrl;
    }

    /** Starts them, on a database that is empty. */
    public static Cluster start(String databaseUrl, int nodes) {
        try {
            var cluster = new Cluster(Files.createTempDirectory("steelyard-nodes"), databaseUrl);
            Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
            for (int i = 0; i < nodes; i++) {
                cluster.ports.add(Port.free());
                // The first plants the data that the others find.
                cluster.nodes.add(cluster.begun(i));
            }
            return cluster;
        } catch (IOException e) {
            throw new UncheckedIOException("there is no room for a temporary folder", e);
        }
    }

    private Program begun(int node) {
        var written = written(node);
        try {
            Files.deleteIfExists(written);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var program =
                Program.start(
                        "node " + node,
                        Repository.jar("steelyard/target/steelyard.jar"),
                        folder.resolve("node-" + node + ".log"),
                        Map.of("STEELYARD_DATABASE_URL", databaseUrl),
                        List.of(
                                "demo",
                                "--port",
                                ports.get(node).toString(),
                                "--issuer",
                                issuer(),
                                "--data",
                                folder.resolve("data").toString(),
                                "--write",
                                written.toString()));
        // It writes the file once it listens.
        program.awaitReady(() -> Files.exists(written));
        return program;
    }

    public String issuer() {
        return "http://localhost:" + ports.getFirst() + "/oidc";
    }

    /** Where that node listens: scheme, host and port. */
    public URI node(int node) {
        return URI.create("http://localhost:" + ports.get(node));
    }

    /** Where all of them listen, beginning with that one. */
    public List<URI> nodesFrom(int first) {
        var all = new ArrayList<URI>();
        for (int i = 0; i < nodes.size(); i++) {
            all.add(node((first + i) % nodes.size()));
        }
        return all;
    }

    /** What was planted. */
    public Demo demo() {
        return Demo.read(written(0));
    }

    /** SIGKILL. */
    public void kill(int node) {
        nodes.get(node).kill();
    }

    /** Starts one again that was killed. */
    public void restart(int node) {
        nodes.set(node, begun(node));
    }

    /** The ends of the logs, for when something went wrong. */
    public String logs() {
        return String.join("\n", nodes.stream().map(Program::tail).toList());
    }

    /** Also a second time. */
    @Override
    public synchronized void close() {
        nodes.forEach(Program::close);
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " can't be deleted", e);
        }
    }

    private Path written(int node) {
        return folder.resolve("demo-" + node + ".json");
    }
}
