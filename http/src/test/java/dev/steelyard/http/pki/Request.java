package dev.steelyard.http.pki;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/** What a certificate is to say. One use. */
public final class Request {
    final X500Name subject;
    final ExtensionsGenerator extensions = new ExtensionsGenerator();
    Instant from;
    Instant until;

    private Request(X500Name subject, Instant now) {
        this.subject = subject;
        this.from = now.minus(Duration.ofDays(1));
        this.until = now.plus(Duration.ofDays(30));
    }

    /** Nothing but a name; good from a day ago, for 30 days. */
    public static Request of(String subject, Instant now) {
        return of(new X500Name(subject), now);
    }

    public static Request of(X500Name subject, Instant now) {
        return new Request(subject, now);
    }

    /** As authorities make them for TLS clients. */
    public static Request client(String subject, Instant now) {
        return of(subject, now)
                .with(Extension.keyUsage, new KeyUsage(KeyUsage.digitalSignature))
                .purpose(KeyPurposeId.id_kp_clientAuth);
    }

    public Request from(Instant instant) {
        from = instant;
        return this;
    }

    public Request until(Instant instant) {
        until = instant;
        return this;
    }

    public Request authority(int below) {
        return with(Extension.basicConstraints, new BasicConstraints(below))
                .with(Extension.keyUsage, new KeyUsage(KeyUsage.keyCertSign));
    }

    public Request purpose(KeyPurposeId purpose) {
        return with(Extension.extendedKeyUsage, new ExtendedKeyUsage(purpose));
    }

    /** Alternative names; types are those of {@link GeneralName}. */
    public Request named(GeneralName... names) {
        return with(Extension.subjectAlternativeName, new GeneralNames(names));
    }

    public Request with(ASN1ObjectIdentifier type, ASN1Encodable value) {
        try {
            extensions.addExtension(type, type.equals(Extension.basicConstraints), value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }
}
