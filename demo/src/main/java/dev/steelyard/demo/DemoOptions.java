package dev.steelyard.demo;

import dev.steelyard.guard.certificate.CertificateForm;
import dev.steelyard.guard.certificate.CertificateHeader;
import dev.steelyard.guard.certificate.CertificateReader;
import dev.steelyard.tls.TrustedCertificates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The start options of the demo API, such as its port, audience and credentials. Each option is
 * {@code --name VALUE}, or an environment variable of that name, {@code STEELYARD_DEMO_NAME}; the
 * secret never is an argument, which other users could see.
 *
 * @param port 0 for any that is free
 * @param poll how often the authorization server is asked for changes
 * @param certificates how clients show theirs
 * @param trusted certificate authorities of the authorization server, beside those of Java
 */
public record DemoOptions(
        String host,
        int port,
        URI issuer,
        String audience,
        String resourceServer,
        String secret,
        Path data,
        Duration poll,
        CertificateReader certificates,
        TrustedCertificates trusted) {

    static final String SECRET_VARIABLE = "STEELYARD_RESOURCE_SECRET";

    /** The options with their defaults; an empty default must be given. */
    private static final Map<String, String> DEFAULTS = new LinkedHashMap<>();

    static {
        DEFAULTS.put("host", "localhost");
        DEFAULTS.put("port", "8081");
        DEFAULTS.put("issuer", "http://localhost:8080/oidc");
        DEFAULTS.put("audience", "http://localhost:8081");
        DEFAULTS.put("resource-server", "");
        DEFAULTS.put("secret-file", "");
        DEFAULTS.put("data", "demo.db");
        DEFAULTS.put("poll", "1");
        DEFAULTS.put("cacert", "");
        DEFAULTS.put("trusted-proxies", "");
        DEFAULTS.put("certificate-header", "");
        DEFAULTS.put("certificate-form", CertificateForm.RFC9440.word());
    }

    /** Reads them; throws IllegalArgumentException that says what is wrong. */
    static DemoOptions read(List<String> arguments, Map<String, String> environment)
            throws IOException {
        Map<String, String> given = new LinkedHashMap<>(DEFAULTS);
        for (String name : DEFAULTS.keySet()) {
            String value = environment.get(variable(name));
            if (value != null) given.put(name, value);
        }
        for (int i = 0; i < arguments.size(); i += 2) {
            String name = arguments.get(i).replaceFirst("^--", "");
            if (!DEFAULTS.containsKey(name) || !arguments.get(i).startsWith("--")) {
                throw new IllegalArgumentException(
                        "unknown option; there are --" + String.join(", --", DEFAULTS.keySet()));
            }
            if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException("--" + name + " needs a value");
            }
            given.put(name, arguments.get(i + 1));
        }
        return new DemoOptions(
                value(given, "host"),
                number(given, "port", 0, 65_535),
                URI.create(value(given, "issuer")),
                value(given, "audience"),
                value(given, "resource-server"),
                secret(given.get("secret-file"), environment.get(SECRET_VARIABLE)),
                Path.of(value(given, "data")),
                Duration.ofSeconds(number(given, "poll", 1, 30)),
                certificates(
                        given.getOrDefault("trusted-proxies", ""),
                        given.getOrDefault("certificate-header", ""),
                        value(given, "certificate-form")),
                trusted(given.getOrDefault("cacert", "")));
    }

    private static TrustedCertificates trusted(String file) {
        return file.isEmpty()
                ? TrustedCertificates.none("--cacert")
                : TrustedCertificates.read("--cacert", Path.of(file));
    }

    private static CertificateReader certificates(String proxies, String header, String form) {
        if (header.isEmpty()) return CertificateReader.NONE;
        Set<InetAddress> trusted = new HashSet<>();
        for (String address : proxies.split(",", -1)) {
            trusted.add(InetAddress.ofLiteral(address.strip()));
        }
        return new CertificateReader(
                trusted::contains,
                new CertificateHeader(
                        header,
                        CertificateForm.parse(form)
                                .orElseThrow(
                                        () ->
                                                new IllegalArgumentException(
                                                        "--certificate-form is rfc9440 or escaped-pem"))));
    }

    private static String variable(String name) {
        return "STEELYARD_DEMO_" + name.toUpperCase(java.util.Locale.ROOT).replace('-', '_');
    }

    private static String value(Map<String, String> given, String name) {
        String value = given.get(name);
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException("--" + name + " is needed");
        }
        return value;
    }

    private static int number(Map<String, String> given, String name, int from, int to) {
        String text = value(given, name);
        int number = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : -1;
        if (number < from || number > to) {
            throw new IllegalArgumentException(
                    "--%s is a number from %d to %d".formatted(name, from, to));
        }
        return number;
    }

    private static String secret(@Nullable String file, @Nullable String variable)
            throws IOException {
        if (file != null && !file.isEmpty()) return Files.readString(Path.of(file)).strip();
        if (variable != null && !variable.isEmpty()) return variable;
        throw new IllegalArgumentException(SECRET_VARIABLE + " or --secret-file is needed");
    }

    static DemoOptions read(String... arguments) throws IOException {
        return read(Arrays.asList(arguments), System.getenv());
    }

    @Override
    public String toString() {
        return "DemoOptions[%s:%d, issuer=%s, audience=%s, data=%s]"
                .formatted(host, port, issuer, audience, data);
    }
}
