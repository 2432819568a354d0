package dev.steelyard.e2e.certificate;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** A P-256 key and its self-signed certificate, generated for tests. */
public final class SelfSignedCertificate {
    private static final String PASSWORD = "not a secret";
    private static final int COORDINATE = 32;

    private final KeyStore keys;
    private final X509Certificate certificate;

    private SelfSignedCertificate(KeyStore keys, X509Certificate certificate) {
        this.keys = keys;
        this.certificate = certificate;
    }

    public static SelfSignedCertificate make(String name) {
        return done(() -> made(name));
    }

    private static SelfSignedCertificate made(String name)
            throws IOException, GeneralSecurityException {
        var folder = Files.createTempDirectory("steelyard-keys");
        var file = folder.resolve("keys.p12");
        var keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "own",
                                "-keyalg",
                                "EC",
                                "-groupname",
                                "secp256r1",
                                "-dname",
                                "CN=" + name,
                                "-ext",
                                "san=dns:" + name,
                                "-keystore",
                                file.toString(),
                                "-storepass",
                                PASSWORD)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (!ended(keytool)) {
            throw new IllegalStateException("keytool failed");
        }
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        Files.delete(file);
        Files.delete(folder);
        return new SelfSignedCertificate(keys, (X509Certificate) keys.getCertificate("own"));
    }

    private static boolean ended(Process process) {
        try {
            return process.waitFor() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What goes wrong with keys here is nothing that a caller could mend. */
    private interface Work<T> {
        T result() throws IOException, GeneralSecurityException;
    }

    private static <T> T done(Work<T> work) {
        try {
            return work.result();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("keys and certificates don't work here", e);
        }
    }

    public String pem() {
        return pem("CERTIFICATE", done(certificate::getEncoded));
    }

    /** As nginx passes it. */
    public String escapedPem() {
        return URLEncoder.encode(pem(), StandardCharsets.US_ASCII).replace("+", "%20");
    }

    public String keyPem() {
        return pem(
                "PRIVATE KEY", done(() -> keys.getKey("own", PASSWORD.toCharArray())).getEncoded());
    }

    private static String pem(String what, byte[] der) {
        var base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN %s-----\n%s\n-----END %1$s-----\n".formatted(what, base64);
    }

    /** The key and its certificate as a JWK set. */
    public String jwks() {
        var point = ((ECPublicKey) certificate.getPublicKey()).getW();
        return """
        {"keys":[{"kty":"EC","crv":"P-256","x":"%s","y":"%s","x5c":["%s"]}]}"""
                .formatted(
                        coordinate(point.getAffineX().toByteArray()),
                        coordinate(point.getAffineY().toByteArray()),
                        Base64.getEncoder().encodeToString(done(certificate::getEncoded)));
    }

    private static String coordinate(byte[] number) {
        var octets = new byte[COORDINATE];
        int length = Math.min(number.length, COORDINATE);
        System.arraycopy(number, number.length - length, octets, COORDINATE - length, length);
        return base64(octets);
    }

    public String thumbprint() {
        return base64(
                done(() -> MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded())));
    }

    private static String base64(byte[] octets) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }

    /**
     * A client that trusts this certificate, and shows the certificate of {@code holder}.
     *
     * @param holder null: shows none
     */
    public HttpClient trustedBy(@Nullable SelfSignedCertificate holder) {
        return done(() -> trusting(holder));
    }

    private HttpClient trusting(@Nullable SelfSignedCertificate holder)
            throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("server", certificate);
        var trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store);
        var tls = SSLContext.getInstance("TLS");
        tls.init(holder == null ? null : holder.managers(), trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(tls).build();
    }

    /** What its owner serves TLS with. */
    public SSLContext serving() throws GeneralSecurityException {
        var tls = SSLContext.getInstance("TLS");
        tls.init(managers(), null, null);
        return tls;
    }

    private KeyManager[] managers() throws GeneralSecurityException {
        var managers = KeyManagerFactory.getInstance("SunX509");
        managers.init(keys, PASSWORD.toCharArray());
        return managers.getKeyManagers();
    }
}
