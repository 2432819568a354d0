package dev.steelyard.http.server;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Creates the TLS context of the HTTP server from its certificate and private key. */
public final class ServerTls {
    private static final char[] NONE = {};
    private static final byte[] PROBE = {1};

    private ServerTls() {}

    /**
     * A context with that certificate and key.
     *
     * @param chain the server's own certificate first
     * @throws IllegalArgumentException the key is not that of the certificate
     */
    public static SSLContext of(List<X509Certificate> chain, PrivateKey key) {
        try {
            var own = KeyStore.getInstance("PKCS12");
            own.load(null, null);
            own.setKeyEntry("server", key, NONE, chain.toArray(X509Certificate[]::new));
            var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(own, NONE);
            if (!fit(chain.getFirst(), key)) {
                throw new IllegalArgumentException(
                        "it must be the key of the certificate, its first one");
            }
            var tls = SSLContext.getInstance("TLS");
            tls.init(managers.getKeyManagers(), new TrustManager[] {new AcceptsAll()}, null);
            return tls;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException(
                    "it must be a key that TLS can use, with its certificate", e);
        }
    }

    private static boolean fit(X509Certificate certificate, PrivateKey key)
            throws GeneralSecurityException {
        var name =
                switch (key.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> "EdDSA";
                };
        if (!certificate.getPublicKey().getAlgorithm().equals(key.getAlgorithm())) {
            return false;
        }
        var signature = Signature.getInstance(name);
        signature.initSign(key);
        signature.update(PROBE);
        var signed = signature.sign();
        signature.initVerify(certificate.getPublicKey());
        signature.update(PROBE);
        return signature.verify(signed);
    }

    /**
     * Accepts every certificate: registered certificates have no common authority, and the client's
     * own authentication checks each. TLS has still proved that the client holds the key (RFC 8446,
     * section 4.4.3).
     */
    private static final class AcceptsAll extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
            throw notAClient();
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
            throw notAClient();
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            throw notAClient();
        }

        /** Names none, so that clients send the certificate that they have. */
        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }

        private static IllegalStateException notAClient() {
            return new IllegalStateException("this is for a server's end of a connection only");
        }
    }
}
