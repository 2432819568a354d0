package dev.steelyard.guard.internal.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import java.security.Provider;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks the signature of an access token with a public key of the issuer. The API chooses the
 * accepted algorithms, never the token (RFC 8725 section 3.1).
 */
final class SignatureCheck {
    private final Set<JWSAlgorithm> algorithms;
    private final @Nullable Provider provider;

    SignatureCheck(Set<JWSAlgorithm> algorithms, @Nullable Provider provider) {
        for (JWSAlgorithm algorithm : algorithms) {
            // With a shared secret the API could make tokens, and a public key could pass as the
            // secret.
            if (!JWSAlgorithm.Family.EC.contains(algorithm)
                    && !JWSAlgorithm.Family.RSA.contains(algorithm)) {
                throw new IllegalArgumentException("not for access tokens: " + algorithm);
            }
        }
        this.algorithms = Set.copyOf(algorithms);
        this.provider = provider;
    }

    boolean allows(JWSHeader header) {
        return algorithms.contains(header.getAlgorithm());
    }

    boolean valid(SignedJWT jwt, JWK key) {
        // RFC 8725 section 3.5: a key is for one algorithm.
        if (key.getAlgorithm() != null
                && !key.getAlgorithm().equals(jwt.getHeader().getAlgorithm())) {
            return false;
        }
        try {
            JWSVerifier verifier = verifier(key);
            if (verifier == null) return false;
            if (provider != null) verifier.getJCAContext().setProvider(provider);
            return jwt.verify(verifier);
        } catch (JOSEException e) {
            // The key is of another type or curve than the token's algorithm.
            return false;
        }
    }

    private static @Nullable JWSVerifier verifier(JWK key) throws JOSEException {
        return switch (key) {
            case ECKey ec -> new ECDSAVerifier(ec.toECPublicKey());
            case RSAKey rsa -> new RSASSAVerifier(rsa.toRSAPublicKey());
            default -> null;
        };
    }
}
