package dev.steelyard.server.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.Provider;
import org.jspecify.annotations.Nullable;

/** A signing key, ready to sign. Thread-safe; never printed. */
public final class SigningKey {
    private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");

    private final JWK publicKey;
    private final JWSSigner signer;
    private final JWSHeader accessTokenHeader;
    private final JWSHeader idTokenHeader;

    SigningKey(JWK key, @Nullable Provider provider) {
        try {
            this.publicKey = key.toPublicJWK();
            var algorithm = JWSAlgorithm.parse(key.getAlgorithm().getName());
            this.signer = signer(key, provider);
            this.accessTokenHeader =
                    new JWSHeader.Builder(algorithm)
                            .type(ACCESS_TOKEN)
                            .keyID(key.getKeyID())
                            .build();
            this.idTokenHeader = new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build();
        } catch (JOSEException e) {
            throw new IllegalStateException("a stored key does not fit its algorithm", e);
        }
    }

    private static JWSSigner signer(JWK key, @Nullable Provider provider) throws JOSEException {
        JWSSigner signer =
                switch (key) {
                    case ECKey ec -> new ECDSASigner(ec.toECPrivateKey(), ec.getCurve());
                    case RSAKey rsa -> new RSASSASigner(rsa.toRSAPrivateKey());
                    default -> throw new JOSEException("neither an EC nor an RSA key");
                };
        if (provider != null) {
            signer.getJCAContext().setProvider(provider);
        }
        return signer;
    }

    public String kid() {
        return publicKey.getKeyID();
    }

    JWK publicKey() {
        return publicKey;
    }

    /** Signs an access token: {@code typ} is {@code at+jwt} (RFC 9068, section 2.1). */
    public String signAccessToken(JWTClaimsSet claims) {
        return sign(accessTokenHeader, claims);
    }

    public String signIdToken(JWTClaimsSet claims) {
        return sign(idTokenHeader, claims);
    }

    private String sign(JWSHeader header, JWTClaimsSet claims) {
        try {
            var jwt = new SignedJWT(header, claims);
            jwt.sign(signer);
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("the signing key refuses to sign", e);
        }
    }
}
