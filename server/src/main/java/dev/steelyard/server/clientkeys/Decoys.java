package dev.steelyard.server.clientkeys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.EdECPublicKey;

/**
 * Keys of nobody, one of each type: what can't be checked is checked with these, so that the time
 * of a refusal doesn't tell whether there is such a client. Immutable.
 */
final class Decoys {
    private static final int RSA_BITS = 2048;
    private static final int ED25519_BYTES = 32;
    private static final int SIGN_BIT = 0x80;

    private final JWK ec;
    private final JWK rsa;
    private final JWK ed25519;

    Decoys() {
        try {
            ec = new ECKeyGenerator(Curve.P_256).generate().toPublicJWK();
            // No key pair, which takes long to find: nothing is signed with it.
            var modulus = new BigInteger(RSA_BITS, new SecureRandom());
            rsa =
                    new RSAKey.Builder(
                                    Base64URL.encode(modulus.setBit(RSA_BITS - 1).setBit(0)),
                                    Base64URL.encode(BigInteger.valueOf(65_537)))
                            .build();
            ed25519 = new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(point())).build();
        } catch (JOSEException | GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has these keys", e);
        }
    }

    private static byte[] point() throws GeneralSecurityException {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var point = ((EdECPublicKey) pair.getPublic()).getPoint();
        var big = point.getY().toByteArray();
        var little = new byte[ED25519_BYTES];
        for (int i = 0; i < Math.min(big.length, ED25519_BYTES); i++) {
            little[i] = big[big.length - 1 - i];
        }
        if (point.isXOdd()) {
            little[ED25519_BYTES - 1] |= (byte) SIGN_BIT;
        }
        return little;
    }

    JWK of(JWSHeader header) {
        return ClientAlgorithm.of(header.getAlgorithm())
                .map(
                        algorithm ->
                                switch (algorithm) {
                                    case ES256 -> ec;
                                    case PS256, RS256 -> rsa;
                                    case EdDSA, Ed25519 -> ed25519;
                                })
                .orElse(ec);
    }
}
