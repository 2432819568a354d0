package dev.steelyard.server.clientauth;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who may make certificates for clients: those that the operator trusts for that, and nobody that
 * the Java runtime trusts for the web. Thread-safe.
 */
public final class Authorities {
    private static final String CLIENT_AUTHENTICATION = "1.3.6.1.5.5.7.3.2";
    private static final boolean[] SIGNATURES = {true};

    /** {@link X509CertSelector#setBasicConstraints}: no certificate of an authority. */
    private static final int END_ENTITY = -2;

    private static final int MOST_BETWEEN = 4;
    private static final int MOST_SHOWN = 8;

    private final List<X509Certificate> trusted;
    private final InstantSource clock;

    /**
     * @param trusted roots, or others from which it is to be counted as from a root; empty: nobody
     */
    public Authorities(List<X509Certificate> trusted, InstantSource clock) {
        this.trusted = List.copyOf(trusted);
        this.clock = clock;
    }

    /**
     * Whether one of them vouches for the first of {@code shown}, perhaps through others there, as
     * one for TLS clients, now (RFC 5280, section 6). Whether it was revoked is not asked.
     */
    boolean trust(List<X509Certificate> shown) {
        var now = Date.from(clock.instant());
        var anchors = anchors(now);
        if (anchors.isEmpty() || shown.size() > MOST_SHOWN) {
            return false;
        }
        try {
            CertPathBuilder.getInstance("PKIX").build(parameters(anchors, shown, now));
            return true;
        } catch (CertPathBuilderException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("certificates can't be checked", e);
        }
    }

    /** Of an anchor's own end the path's validation takes no notice (section 6.1.1). */
    private Set<TrustAnchor> anchors(Date now) {
        return trusted.stream()
                .filter(a -> !now.before(a.getNotBefore()) && !now.after(a.getNotAfter()))
                .map(authority -> new TrustAnchor(authority, null))
                .collect(Collectors.toSet());
    }

    private static PKIXBuilderParameters parameters(
            Set<TrustAnchor> anchors, List<X509Certificate> shown, Date now)
            throws InvalidAlgorithmParameterException, NoSuchAlgorithmException {
        var parameters = new PKIXBuilderParameters(anchors, target(shown.getFirst()));
        parameters.addCertStore(
                CertStore.getInstance("Collection", new CollectionCertStoreParameters(shown)));
        parameters.setDate(now);
        parameters.setMaxPathLength(MOST_BETWEEN);
        parameters.setRevocationEnabled(false);
        return parameters;
    }

    private static X509CertSelector target(X509Certificate own) {
        var target = new X509CertSelector();
        target.setCertificate(own);
        target.setBasicConstraints(END_ENTITY);
        // RFC 5280, sections 4.2.1.3 and 4.2.1.12; RFC 8446, section 4.4.2.4.
        target.setKeyUsage(SIGNATURES);
        try {
            target.setExtendedKeyUsage(Set.of(CLIENT_AUTHENTICATION));
        } catch (IOException e) {
            throw new IllegalStateException("an object identifier of a standard", e);
        }
        return target;
    }
}
