package dev.steelyard.http.pki;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Whoever makes certificates, with EC keys of P-256. */
public final class Authority {
    private static final AtomicLong SERIAL = new AtomicLong(1);
    private static final AlgorithmIdentifier ES256 =
            new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);

    private final Holder self;

    private Authority(Holder self) {
        this.self = self;
    }

    public static Authority root(String subject, Instant now) {
        return new Authority(selfSigned(Request.of(subject, now).authority(3)));
    }

    /** One below this. */
    public Authority below(Request request) {
        return new Authority(issue(request));
    }

    public X509Certificate certificate() {
        return self.certificate();
    }

    public Holder issue(Request request) {
        var keys = keys();
        var issuer =
                X500Name.getInstance(self.certificate().getSubjectX500Principal().getEncoded());
        var certificate = certificate(request, keys, issuer, self.key());
        return new Holder(certificate, keys.getPrivate(), isRoot() ? List.of() : self.chain());
    }

    private boolean isRoot() {
        return self.certificate()
                .getSubjectX500Principal()
                .equals(self.certificate().getIssuerX500Principal());
    }

    public static Holder selfSigned(Request request) {
        var keys = keys();
        return new Holder(
                certificate(request, keys, request.subject, keys.getPrivate()),
                keys.getPrivate(),
                List.of());
    }

    /** Another certificate for the key of {@code holder}. */
    public static Holder renewed(Holder holder, Request request) {
        var keys = new KeyPair(holder.certificate().getPublicKey(), holder.key());
        return new Holder(
                certificate(request, keys, request.subject, holder.key()), holder.key(), List.of());
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate certificate(
            Request request, KeyPair keys, X500Name issuer, PrivateKey by) {
        var tbs = new V3TBSCertificateGenerator();
        tbs.setSerialNumber(new ASN1Integer(BigInteger.valueOf(SERIAL.getAndIncrement())));
        tbs.setSignature(ES256);
        tbs.setIssuer(issuer);
        tbs.setSubject(request.subject);
        tbs.setStartDate(new Time(Date.from(request.from)));
        tbs.setEndDate(new Time(Date.from(request.until)));
        tbs.setSubjectPublicKeyInfo(
                SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
        if (!request.extensions.isEmpty()) {
            tbs.setExtensions(request.extensions.generate());
        }
        try {
            var body = tbs.generateTBSCertificate();
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(by);
            signature.update(body.getEncoded(ASN1Encoding.DER));
            var whole =
                    new DERSequence(
                            new ASN1Encodable[] {body, ES256, new DERBitString(signature.sign())});
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(
                                    new ByteArrayInputStream(whole.getEncoded(ASN1Encoding.DER)));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
