package dev.steelyard.server.outgoing;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.apache.hc.core5.ssl.SSLContexts;

/**
 * Creates TLS contexts for outgoing requests, which trust the certificates of the Java runtime and
 * those of the settings.
 */
final class TlsContextFactory {
    private TlsContextFactory() {}

    /**
     * @throws IllegalStateException the Java runtime has no TLS, or its trust store can't be read
     */
    static SSLContext tls(List<X509Certificate> beside) {
        try {
            var runtime =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            runtime.init((KeyStore) null);
            var anchors = new ArrayList<>(beside);
            for (var manager : runtime.getTrustManagers()) {
                if (manager instanceof X509TrustManager x509) {
                    anchors.addAll(List.of(x509.getAcceptedIssuers()));
                }
            }
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (int i = 0; i < anchors.size(); i++) {
                store.setCertificateEntry(Integer.toString(i), anchors.get(i));
            }
            // One store with all of them: of several trust managers only the first is asked.
            return SSLContexts.custom().loadTrustMaterial(store, null).build();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("TLS can't be set up", e);
        }
    }
}
