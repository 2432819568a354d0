package dev.steelyard.bench;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Signs the access tokens of the baseline server at minimal cost. They have the form and size of
 * the product's tokens (RFC 9068, ES256); claims are concatenated as text, so that only the
 * signature costs time. Thread-safe.
 */
final class BaselineTokenSigner {
    private static final String KID = "0192a3b4c5d60718293a4b5c";
    private static final long LIFETIME = 300;

    private final JWSHeader header =
            new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .type(new JOSEObjectType("at+jwt"))
                    .keyID(KID)
                    .build();
    private final String encodedHeader = header.toBase64URL() + ".";
    private final AtomicLong issued = new AtomicLong(0x0192a3b4L << 32);
    private final JWSSigner signer;
    private final String provider;

    private BaselineTokenSigner(JWSSigner signer, String provider) {
        this.signer = signer;
        this.provider = provider;
    }

    /** With a new key, and the Corretto provider where its platform is there, else the JDK. */
    static BaselineTokenSigner create() {
        try {
            var corretto = Crypto.fastest();
            PrivateKey key = new ECKeyGenerator(Curve.P_256).generate().toECPrivateKey();
            if (corretto != null) {
                // Otherwise the provider reads the foreign key anew for each signature.
                key = (PrivateKey) KeyFactory.getInstance("EC", corretto).translateKey(key);
            }
            var signer = new ECDSASigner(key, Curve.P_256);
            if (corretto != null) {
                signer.getJCAContext().setProvider(corretto);
            }
            return new BaselineTokenSigner(signer, corretto == null ? "JDK" : corretto.getName());
        } catch (JOSEException | GeneralSecurityException e) {
            throw new IllegalStateException("a P-256 key can't be made or used", e);
        }
    }

    String provider() {
        return provider;
    }

    /** A fresh one. */
    String next() {
        long now = System.currentTimeMillis() / 1000;
        var claims =
                "{\"iss\":\"http://localhost:8080/oidc\",\"sub\":\"0192a3b4c5d60718293a4b5d\","
                        + "\"client_id\":\"0192a3b4c5d60718293a4b5d\","
                        + "\"aud\":\"http://localhost:8081\",\"iat\":"
                        + now
                        + ",\"exp\":"
                        + (now + LIFETIME)
                        + ",\"jti\":\"01920000"
                        + HexFormat.of().toHexDigits(issued.incrementAndGet())
                        + "\",\"principal\":\"client\",\"seq\":42,"
                        + "\"application\":\"0192a3b4c5d60718293a4b5e\"}";
        var input = encodedHeader + Base64URL.encode(claims.getBytes(StandardCharsets.ISO_8859_1));
        try {
            return input + "." + signer.sign(header, input.getBytes(StandardCharsets.ISO_8859_1));
        } catch (JOSEException e) {
            throw new IllegalStateException("the key refuses to sign", e);
        }
    }
}
