package dev.steelyard.program.cli;

import static java.util.Objects.requireNonNull;

import dev.steelyard.program.Node;
import dev.steelyard.program.QuickNode;
import dev.steelyard.program.configuration.Configuration;
import dev.steelyard.program.demo.Demo;
import dev.steelyard.server.AuthorizationServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** A whole server with the demo platform, on SQLite, at a port of its own. */
final class RunningDemo implements AutoCloseable {
    private final Node node;
    private final AuthorizationServer server;
    private final String url;
    private final Map<String, Object> demo;

    RunningDemo(Path folder) throws IOException {
        this(folder, Map.of());
    }

    /**
     * @param more settings
     */
    RunningDemo(Path folder, Map<String, String> more) throws IOException {
        // The issuer's name holds the port, so it must be known before the server has it.
        this(folder, freePort(), more);
    }

    private RunningDemo(Path folder, int port, Map<String, String> more) throws IOException {
        this(folder, "http://localhost:" + port, port, more);
    }

    /**
     * @param url where clients are told that it is
     * @param port where it listens
     */
    RunningDemo(Path folder, String url, int port) throws IOException {
        this(folder, url, port, Map.of());
    }

    private RunningDemo(Path folder, String url, int port, Map<String, String> more)
            throws IOException {
        this.url = url;
        var set = new HashMap<>(more);
        set.put("issuer", url + "/oidc");
        set.put("listen.port", String.valueOf(port));
        set.putIfAbsent("staff.second_factor", "offered");
        set.put("data", folder.toString());
        var configuration = Configuration.load(null, Map.of(), set);
        node = QuickNode.open(configuration);
        demo = Demo.plant(node, "http://localhost:8081", folder.resolve("demo.json"));
        server = node.serve();
    }

    /** Below where systems begin to take ports for anybody: none gets in between. */
    private static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // Taken, so another.
            }
        }
    }

    int port() {
        return server.port();
    }

    String url() {
        return url;
    }

    String get(String member) {
        return String.valueOf(demo.get(member));
    }

    String get(String group, String member) {
        var members = (Map<?, ?>) requireNonNull(demo.get(group));
        return String.valueOf(members.get(member));
    }

    /** Of the operator's program. */
    Map<String, String> operator() {
        return of("operator");
    }

    /** Of Northern Scales' program. */
    Map<String, String> reseller() {
        return of("reseller");
    }

    private Map<String, String> of(String who) {
        return new HashMap<>(
                Map.of(
                        "STEELYARD_URL", url,
                        "STEELYARD_CLIENT_ID", get(who, "client_id"),
                        "STEELYARD_CLIENT_SECRET", get(who, "client_secret")));
    }

    /** As it does by itself every few seconds. */
    void seal() {
        node.core().management().sealEvents().seal();
    }

    /** As the operator, for JSON. */
    Typed json(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--output", "json"));
        return Typed.in(operator(), all.toArray(String[]::new)).expect(0);
    }

    /** As the operator. */
    Typed type(String... arguments) {
        return Typed.in(operator(), arguments);
    }

    @Override
    public void close() {
        server.close();
        node.close();
    }
}
