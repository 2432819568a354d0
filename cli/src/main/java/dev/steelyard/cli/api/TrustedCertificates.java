package dev.steelyard.cli.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
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
 * The certificates of {@code --cacert}, which are trusted beside those of the Java runtime. The
 * guard library has the same for APIs; the command line doesn't depend on it.
 */
final class TrustedCertificates {
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN CERTIFICATE-----([^-]*)-----END CERTIFICATE-----");

    private TrustedCertificates() {}

    /**
     * The TLS context of a client that trusts the certificates of a PEM file (RFC 7468).
     *
     * @param file empty: only the certificates of the Java runtime are trusted
     * @throws ClientFailure the file is missing, has no certificate, or a malformed one
     */
    static SSLContext tls(String file) {
        try {
            return file.isEmpty() ? SSLContext.getDefault() : tls(read(file));
        } catch (GeneralSecurityException | IOException e) {
            throw new ClientFailure("TLS can't be set up: " + e.getMessage(), e);
        }
    }

    private static List<X509Certificate> read(String file) {
        var subject = "--cacert: the file " + file;
        try {
            var found = certificates(Files.readString(Path.of(file), StandardCharsets.ISO_8859_1));
            if (found.isEmpty()) {
                throw new ClientFailure(subject + " has no certificate in PEM");
            }
            return found;
        } catch (NoSuchFileException | InvalidPathException e) {
            throw new ClientFailure(subject + " doesn't exist", e);
        } catch (IOException e) {
            throw new ClientFailure(subject + " can't be read", e);
        } catch (CertificateException | IllegalArgumentException e) {
            throw new ClientFailure(subject + " has a malformed certificate", e);
        }
    }

    private static List<X509Certificate> certificates(String text) throws CertificateException {
        var factory = CertificateFactory.getInstance("X.509");
        var found = new ArrayList<X509Certificate>();
        var blocks = PEM.matcher(text);
        while (blocks.find()) {
            var der = Base64.getMimeDecoder().decode(blocks.group(1));
            found.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
        }
        return found;
    }

    private static SSLContext tls(List<X509Certificate> certificates)
            throws GeneralSecurityException, IOException {
        // One store with all of them: of several trust managers only the first is asked.
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        var anchors = new ArrayList<>(certificates);
        anchors.addAll(ofTheRuntime());
        for (int i = 0; i < anchors.size(); i++) {
            store.setCertificateEntry(Integer.toString(i), anchors.get(i));
        }
        var trust = factory();
        trust.init(store);
        var tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        return tls;
    }

    private static List<X509Certificate> ofTheRuntime() throws GeneralSecurityException {
        var runtime = factory();
        runtime.init((KeyStore) null);
        var anchors = new ArrayList<X509Certificate>();
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
}
