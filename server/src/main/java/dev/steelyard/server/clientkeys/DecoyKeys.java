package dev.steelyard.server.clientkeys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import dev.steelyard.server.keys.Ed25519;
import java.math.BigInteger;
import java.security.SecureRandom;

/**
 * Random public keys for verifying a signature where the client has no matching key, so that the
 * response time doesn't tell whether the client exists. There is one of each type. Immutable.
 */
final class DecoyKeys {
    private static final int RSA_BITS = 2048;

    private final JWK ec;
    private final JWK rsa;
    private final JWK ed25519;

    DecoyKeys() {
        try {
            ec = new ECKeyGenerator(Curve.P_256).generate().toPublicJWK();
            // Not a key pair, which takes long to find: the key signs nothing.
            var modulus = new BigInteger(RSA_BITS, new SecureRandom());
            rsa =
                    new RSAKey.Builder(
                                    Base64URL.encode(modulus.setBit(RSA_BITS - 1).setBit(0)),
                                    Base64URL.encode(BigInteger.valueOf(65_537)))
                            .build();
            ed25519 = Ed25519.generate("decoy").toPublicJWK();
        } catch (JOSEException e) {
            throw new IllegalStateException("every JDK has these keys", e);
        }
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
