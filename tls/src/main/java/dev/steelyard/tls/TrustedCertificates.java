package dev.steelyard.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Certificates that a TLS client trusts beside those of the Java runtime, such as the root of a
 * private certificate authority. Immutable.
 *
 * @param setting the name by which the program's user sets them, for error messages
 * @param certificates empty: only those of the Java runtime are trusted
 */
public record TrustedCertificates(String setting, List<X509Certificate> certificates) {
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN CERTIFICATE-----([^-]*)-----END CERTIFICATE-----");

    public TrustedCertificates {
        certificates = List.copyOf(certificates);
    }

    /** No certificates beside those of the Java runtime. */
    public static TrustedCertificates none(String setting) {
        return new TrustedCertificates(setting, List.of());
    }

    /**
     * Reads a PEM file (RFC 7468) with one or more certificates.
     *
     * @throws IllegalArgumentException the file is missing, has no certificate, or a malformed one;
     *     the message names the setting and the file
     */
    public static TrustedCertificates read(String setting, Path file) {
        String subject = setting + ": the file " + file;
        String text;
        try {
            text = Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(subject + " doesn't exist", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(subject + " can't be read", e);
        }
        try {
            List<X509Certificate> certificates = certificates(text);
            if (!certificates.isEmpty()) return new TrustedCertificates(setting, certificates);
        } catch (CertificateException | IllegalArgumentException e) {
            throw new IllegalArgumentException(subject + " has a malformed certificate", e);
        }
        throw new IllegalArgumentException(subject + " has no certificate in PEM");
    }

    private static List<X509Certificate> certificates(String text) throws CertificateException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> found = new ArrayList<>();
        var blocks = PEM.matcher(text);
        while (blocks.find()) {
            byte[] der = Base64.getMimeDecoder().decode(blocks.group(1));
            found.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
        }
        return found;
    }

    /**
     * The TLS context of a client with this trust.
     *
     * @throws IllegalStateException the Java runtime has no TLS, or its trust store can't be read
     */
    public SSLContext tls() {
        try {
            SSLContext tls = SSLContext.getInstance("TLS");
            if (certificates.isEmpty()) {
                // Not the default context: that shows the certificate of javax.net.ssl.keyStore.
                tls.init(null, null, null);
                return tls;
            }
            // One store with all of them: of several trust managers only the first is asked.
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            List<X509Certificate> anchors = new ArrayList<>(certificates);
            anchors.addAll(ofTheRuntime());
            for (int i = 0; i < anchors.size(); i++) {
                store.setCertificateEntry(Integer.toString(i), anchors.get(i));
            }
            TrustManagerFactory trust = factory();
            trust.init(store);
            tls.init(null, trust.getTrustManagers(), null);
            return tls;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("TLS can't be set up", e);
        }
    }

    private static List<X509Certificate> ofTheRuntime() throws GeneralSecurityException {
        TrustManagerFactory runtime = factory();
        runtime.init((KeyStore) null);
        List<X509Certificate> anchors = new ArrayList<>();
        for (var manager : runtime.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                anchors.addAll(List.of(x509.getAcceptedIssuers()));
            }
        }
        return anchors;
    }

    private static TrustManagerFactory factory() throws GeneralSecurityException {
        return TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    }

    @Override
    public String toString() {
        return "TrustedCertificates[%s, %d]".formatted(setting, certificates.size());
    }
}
