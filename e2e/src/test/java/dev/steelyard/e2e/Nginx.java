package dev.steelyard.e2e;

import dev.steelyard.e2e.certificate.SelfSignedCertificate;
import dev.steelyard.e2e.process.Port;
import dev.steelyard.e2e.process.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;

/** nginx, set as the example in the documentation has it, in front of both programs. */
final class Nginx implements AutoCloseable {
    private final Path folder;
    private final int port = Port.free();
    private final int certificatePort = Port.free();
    private final int apiPort = Port.free();
    private final Process process;

    /**
     * @param own of localhost
     */
    Nginx(Instance instance, SelfSignedCertificate own)
            throws IOException, GeneralSecurityException {
        folder = Files.createTempDirectory("steelyard-nginx");
        Files.writeString(folder.resolve("own.pem"), own.pem());
        Files.writeString(folder.resolve("own.key"), own.keyPem());
        Files.writeString(folder.resolve("nginx.conf"), configuration(instance));
        process =
                new ProcessBuilder(
                                program(),
                                "-p",
                                folder.toString(),
                                "-e",
                                folder.resolve("error.log").toString(),
                                "-c",
                                folder.resolve("nginx.conf").toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("out.log").toFile())
                        .start();
        try {
            awaitReady();
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private static String program() {
        return Files.isExecutable(Path.of("/usr/sbin/nginx")) ? "/usr/sbin/nginx" : "nginx";
    }

    private String configuration(Instance instance) throws IOException {
        var example = Files.readString(Repository.root().resolve("docs/examples/nginx.conf"));
        var servers = example.substring(example.indexOf("# For all callers"));
        int second = servers.indexOf("# Clients with");
        var allCallers = servers.substring(0, second);
        var clients = servers.substring(second);
        var server = URI.create(instance.issuer()).getAuthority();
        // One process of one thread, of whoever runs the tests, that writes nothing elsewhere.
        return """
        daemon off; master_process off; pid %1$s/pid; worker_processes 1;
        events {}
        http {
            access_log off;
            client_body_temp_path %1$s/body; proxy_temp_path %1$s/proxy;
            fastcgi_temp_path %1$s/fastcgi; uwsgi_temp_path %1$s/uwsgi; scgi_temp_path %1$s/scgi;
        %2$s
        %3$s
        %4$s
        }
        """
                .formatted(
                        folder,
                        placed(allCallers, port, server),
                        placed(clients, certificatePort, server),
                        placed(
                                clients.replaceFirst("location ~ .* \\{", "location ~ ^/ {"),
                                apiPort,
                                URI.create(instance.api()).getAuthority()));
    }

    private String placed(String servers, int at, String behind) {
        return servers.replace("listen 443", "listen 127.0.0.1:" + at)
                .replace("127.0.0.1:8080", behind.replace("localhost", "127.0.0.1"))
                .replace("/etc/nginx/auth.example.com", folder + "/own");
    }

    private void awaitReady() throws IOException {
        for (int i = 0; i < 200; i++) {
            if (!process.isAlive()) {
                break;
            }
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", apiPort), 1000);
                return;
            } catch (IOException e) {
                pause();
            }
        }
        throw new IllegalStateException(
                "nginx did not start: "
                        + Files.readString(folder.resolve("out.log"))
                        + Files.readString(folder.resolve("error.log")));
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The address for all callers. */
    URI at(String path) {
        return URI.create("https://localhost:" + port + path);
    }

    /** Where clients show certificates. */
    URI certified(String path) {
        return URI.create("https://localhost:" + certificatePort + path);
    }

    /** The demo API, where certificates are shown. */
    URI api(String path) {
        return URI.create("https://localhost:" + apiPort + path);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
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
