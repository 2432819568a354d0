package dev.steelyard.server.outgoing;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whose certificates are believed: the Java runtime's anchors and those of the settings. */
final class Trust {
    private Trust() {}

    /**
     * @throws IllegalStateException the Java runtime has no TLS, or its trust store can't be read
     */
    static SSLSocketFactory sockets(List<X509Certificate> beside) {
        try {
            var anchors = new ArrayList<>(beside);
            managers(null)
                    .forEach(manager -> anchors.addAll(List.of(manager.getAcceptedIssuers())));
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (int i = 0; i < anchors.size(); i++) {
                store.setCertificateEntry(Integer.toString(i), anchors.get(i));
            }
            var tls = SSLContext.getInstance("TLS");
            tls.init(null, managers(store).toArray(X509TrustManager[]::new), null);
            return tls.getSocketFactory();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("TLS can't be set up", e);
        }
    }

    private static Stream<X509TrustManager> managers(@Nullable KeyStore store)
            throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return Stream.of(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast);
    }
}
