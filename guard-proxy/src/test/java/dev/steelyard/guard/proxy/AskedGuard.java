package dev.steelyard.guard.proxy;

import dev.steelyard.guard.certificate.CertificateForm;
import dev.steelyard.guard.certificate.CertificateHeader;
import dev.steelyard.guard.certificate.CertificateReader;
import dev.steelyard.guard.proxy.evaluation.EvaluationSettings;
import dev.steelyard.guard.proxy.evaluation.Vocabulary;
import java.net.InetAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The decision service, and a proxy that asks it without being one. */
public final class AskedGuard implements AutoCloseable {
    public static final String SECRET = "evaluation-secret-of-32-characters";

    final Platform platform = new Platform();
    private final DecisionServer server;

    public AskedGuard(ForwardedRequestForm form) {
        this(form, "https://pdp.example.com", Vocabulary.NONE);
    }

    /**
     * @param address where callers of evaluations reach it
     */
    public AskedGuard(ForwardedRequestForm form, String address, Vocabulary vocabulary) {
        server =
                DecisionServer.start(
                        platform.guard(),
                        new DecisionSettings(
                                "127.0.0.1",
                                0,
                                form,
                                new CertificateReader(
                                        InetAddress::isLoopbackAddress,
                                        new CertificateHeader(
                                                "Client-Cert", CertificateForm.RFC9440)),
                                new EvaluationSettings(SECRET, URI.create(address), vocabulary)),
                        InstantSource.system());
    }

    /** What this says of the client and of the user. */
    public Platform platform() {
        return platform;
    }

    public Wire.Message ask(String line, String... headers) {
        return Wire.send(server.port(), line, List.of(headers), "");
    }

    /** With a token and a key. */
    Wire.Message askAs(String token, String line, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.add("Authorization: Bearer " + token);
        all.add("x-api-key: " + Platform.API_KEY);
        return ask(line, all.toArray(String[]::new));
    }

    public Wire.Message get(String path) {
        return ask("GET " + path);
    }

    public Wire.Message post(String path, String json, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.add("Content-Type: application/json");
        return Wire.send(server.port(), "POST " + path, all, json);
    }

    @Override
    public void close() {
        server.close();
    }
}
