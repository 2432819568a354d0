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
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Verifies that a client certificate was issued by an authority that the operator trusts (RFC 5280,
 * section 6). Authorities that the Java runtime trusts for the web are not among them. Thread-safe.
 */
public final class CertificateChainVerifier {
    private static final String CLIENT_AUTHENTICATION = "1.3.6.1.5.5.7.3.2";
    private static final String NAME_CONSTRAINTS = "2.5.29.30";
    private static final boolean[] SIGNATURES = {true};

    /** {@link X509CertSelector#setBasicConstraints}: an authority's own certificate is refused. */
    private static final int END_ENTITY = -2;

    private static final int MOST_BETWEEN = 4;
    private static final int MOST_SHOWN = 8;

    private final List<X509Certificate> trusted;
    private final InstantSource clock;

    /**
     * @param trusted roots, or other certificates that count as roots; empty: none
     */
    public CertificateChainVerifier(List<X509Certificate> trusted, InstantSource clock) {
        this.trusted = List.copyOf(trusted);
        this.clock = clock;
    }

    /**
     * Whether one of them vouches now for the first of {@code shown}, perhaps through others there,
     * as a certificate of a TLS client (RFC 5280, section 6). Revocation is not checked.
     */
    boolean trust(List<X509Certificate> shown) {
        var now = Date.from(clock.instant());
        return shown.size() <= MOST_SHOWN
                && trusted.stream().anyMatch(authority -> vouches(authority, shown, now));
    }

    /**
     * The validation of a path ignores the anchor's own expiry, name constraints and path length
     * (section 6.1.1), so they are checked here: its issuer meant them.
     */
    private static boolean vouches(
            X509Certificate authority, List<X509Certificate> shown, Date now) {
        if (now.before(authority.getNotBefore()) || now.after(authority.getNotAfter())) {
            return false;
        }
        try {
            CertPathBuilder.getInstance("PKIX").build(parameters(authority, shown, now));
            return true;
        } catch (CertPathBuilderException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("certificates can't be checked", e);
        }
    }

    private static PKIXBuilderParameters parameters(
            X509Certificate authority, List<X509Certificate> shown, Date now)
            throws InvalidAlgorithmParameterException, NoSuchAlgorithmException {
        var parameters =
                new PKIXBuilderParameters(
                        Set.of(new TrustAnchor(authority, null)),
                        target(shown.getFirst(), authority));
        parameters.addCertStore(
                CertStore.getInstance("Collection", new CollectionCertStoreParameters(shown)));
        parameters.setDate(now);
        int between = authority.getBasicConstraints();
        parameters.setMaxPathLength(between < 0 ? MOST_BETWEEN : Math.min(between, MOST_BETWEEN));
        parameters.setRevocationEnabled(false);
        return parameters;
    }

    private static X509CertSelector target(X509Certificate own, X509Certificate authority) {
        var target = new X509CertSelector();
        target.setCertificate(own);
        target.setBasicConstraints(END_ENTITY);
        // RFC 5280, sections 4.2.1.3 and 4.2.1.12; RFC 8446, section 4.4.2.4.
        target.setKeyUsage(SIGNATURES);
        try {
            target.setExtendedKeyUsage(Set.of(CLIENT_AUTHENTICATION));
            target.setNameConstraints(held(authority.getExtensionValue(NAME_CONSTRAINTS)));
        } catch (IOException e) {
            throw new IllegalStateException("an authority with constraints of another form", e);
        }
        return target;
    }

    /** The content of an OCTET STRING, in DER; null: there is none. */
    private static byte @Nullable [] held(byte @Nullable [] octets) {
        if (octets == null) {
            return null;
        }
        // In the long form the first octet of the length says how many follow (X.690, 8.1.3.5).
        int head = octets[1] >= 0 ? 2 : 2 + (octets[1] & 0x7f);
        return Arrays.copyOfRange(octets, head, octets.length);
    }
}
