package dev.steelyard.http.pki;

import dev.steelyard.guard.certificate.CertificateParser;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/**
 * Somebody who has a certificate and its key.
 *
 * @param between the certificates between it and its root, nearest first
 */
public record Holder(X509Certificate certificate, PrivateKey key, List<X509Certificate> between) {
    private static final char[] NONE = {};

    public List<X509Certificate> chain() {
        return Stream.concat(Stream.of(certificate), between.stream()).toList();
    }

    /** The same without what is between. */
    public Holder alone() {
        return new Holder(certificate, key, List.of());
    }

    public KeyManager[] managers() {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("own", key, NONE, chain().toArray(X509Certificate[]::new));
            var managers = KeyManagerFactory.getInstance("SunX509");
            managers.init(store, NONE);
            return managers.getKeyManagers();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public byte[] der() {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String thumbprint() {
        return CertificateParser.thumbprint(certificate);
    }

    /** As {@code Client-Cert} has it (RFC 9440). */
    public String rfc9440() {
        return ":" + Base64.getEncoder().encodeToString(der()) + ":";
    }

    /** As nginx has it. */
    public String escapedPem() {
        return URLEncoder.encode(pem(), StandardCharsets.UTF_8).replace("+", "%20");
    }

    public String pem() {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der())
                + "\n-----END CERTIFICATE-----\n";
    }

    /** A JWK set of its key, which is EC P-256, with the certificate. */
    public String jwks() {
        return "{\"keys\":[" + jwk(der()) + "]}";
    }

    /** Its key, with another's certificate. */
    public String jwk(byte[] certificate) {
        var point = ((ECPublicKey) this.certificate.getPublicKey()).getW();
        return """
               {"kty":"EC","crv":"P-256","x":"%s","y":"%s","x5c":["%s"]}"""
                .formatted(
                        coordinate(point.getAffineX().toByteArray()),
                        coordinate(point.getAffineY().toByteArray()),
                        Base64.getEncoder().encodeToString(certificate));
    }

    private static String coordinate(byte[] number) {
        var octets = new byte[32];
        int length = Math.min(number.length, octets.length);
        System.arraycopy(number, number.length - length, octets, octets.length - length, length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }
}
