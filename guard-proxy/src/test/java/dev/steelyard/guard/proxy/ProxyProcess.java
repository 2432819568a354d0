package dev.steelyard.guard.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A proxy as a process, set by a file of the documentation. */
final class ProxyProcess implements AutoCloseable {
    private static final int ATTEMPTS = 600;

    private final Path folder;
    private final Process process;
    final int port;

    private ProxyProcess(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /** nginx, where {@code docs/examples/proxies/nginx.conf} lets it listen without TLS. */
    static ProxyProcess nginx(int guard, int api) throws IOException {
        Path folder = Files.createTempDirectory("steelyard-nginx");
        int port = freePort();
        String example =
                example("nginx.conf")
                        .replace("listen 443 ssl;", "listen 127.0.0.1:" + port + ";")
                        .replaceAll("ssl_certificate.*;", "")
                        .replace("127.0.0.1:8081", "127.0.0.1:" + api)
                        .replace("127.0.0.1:8082", "127.0.0.1:" + guard);
        // One process of one thread, of whoever runs the tests, that writes nothing elsewhere.
        Files.writeString(
                folder.resolve("nginx.conf"),
                """
                daemon off; master_process off; pid %1$s/pid; worker_processes 1;
                events {}
                http {
                    access_log off;
                    client_body_temp_path %1$s/body; proxy_temp_path %1$s/proxy;
                    fastcgi_temp_path %1$s/fastcgi; uwsgi_temp_path %1$s/uwsgi;
                    scgi_temp_path %1$s/scgi;
                    %2$s
                }
                """
                        .formatted(folder, example));
        String conf = folder.resolve("nginx.conf").toString();
        String log = folder.resolve("error.log").toString();
        return start(
                folder,
                port,
                List.of(program("nginx"), "-p", folder.toString(), "-e", log, "-c", conf));
    }

    /** Caddy, set by {@code docs/examples/proxies/Caddyfile} but for its address. */
    static ProxyProcess caddy(int guard, int api) throws IOException {
        Path folder = Files.createTempDirectory("steelyard-caddy");
        int port = freePort();
        String example =
                example("Caddyfile")
                        .replace(
                                "\napi.example.com {",
                                "\nhttp://127.0.0.1:"
                                        + port
                                        + ", http://api.example.com:"
                                        + port
                                        + " {")
                        .replace("127.0.0.1:8081", "127.0.0.1:" + api)
                        .replace("127.0.0.1:8082", "127.0.0.1:" + guard);
        Path file = folder.resolve("Caddyfile");
        Files.writeString(
                file, "{\n\tadmin off\n\tauto_https off\n\tdefault_bind 127.0.0.1\n}\n" + example);
        return start(
                folder,
                port,
                List.of(
                        program("caddy"),
                        "run",
                        "--adapter",
                        "caddyfile",
                        "--config",
                        file.toString()));
    }

    /** A file of the documentation. */
    static String example(String name) {
        try {
            return Files.readString(Path.of("../docs/examples/proxies", name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String program(String name) {
        Path elsewhere = Path.of("/usr/sbin", name);
        return Files.isExecutable(elsewhere) ? elsewhere.toString() : name;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static ProxyProcess start(Path folder, int port, List<String> command)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("out.log").toFile());
        builder.environment()
                .putAll(
                        Map.of(
                                "HOME",
                                folder.toString(),
                                "XDG_DATA_HOME",
                                folder.toString(),
                                "XDG_CONFIG_HOME",
                                folder.toString()));
        ProxyProcess proxy = new ProxyProcess(folder, port, builder.start());
        try {
            proxy.awaitReady();
            return proxy;
        } catch (IOException | RuntimeException e) {
            proxy.close();
            throw e;
        }
    }

    private void awaitReady() throws IOException {
        for (int i = 0; i < ATTEMPTS && process.isAlive(); i++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException e) {
                pause();
            }
        }
        throw new IllegalStateException("it did not start: " + log());
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What it has written. */
    String log() throws IOException {
        Path errors = folder.resolve("error.log");
        return Files.readString(folder.resolve("out.log"))
                + (Files.exists(errors) ? Files.readString(errors) : "");
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
            try (var files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
