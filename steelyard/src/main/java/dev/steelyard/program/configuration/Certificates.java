package dev.steelyard.program.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/** Reads files of certificates. */
final class Certificates {
    private Certificates() {}

    /**
     * @param path of a PEM file; empty: none
     * @throws IllegalArgumentException with what is allowed
     */
    static List<X509Certificate> read(String path) {
        if (path.isBlank()) {
            return List.of();
        }
        try (var in = Files.newInputStream(Path.of(path))) {
            var found =
                    CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (!found.isEmpty()) {
                return found;
            }
        } catch (IOException | CertificateException e) {
            throw new IllegalArgumentException("a PEM file of certificates that can be read", e);
        }
        throw new IllegalArgumentException("a PEM file with a certificate at least");
    }
}
