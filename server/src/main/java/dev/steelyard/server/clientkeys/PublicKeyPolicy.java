package dev.steelyard.server.clientkeys;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides by type, size and use which public keys of clients may verify signatures. */
final class PublicKeyPolicy {
    private static final int LEAST_BITS = 2048;

    /** Verification slows down with modulus and exponent, and clients choose them. */
    private static final int MOST_BITS = 8192;

    private static final int MOST_EXPONENT_BITS = 32;
    private static final int LONGEST_KID = 200;
    private static final int ED25519_BYTES = 32;

    private PublicKeyPolicy() {}

    static boolean is(JWK key) {
        return isForSignatures(key) && isStrong(key) && isNamed(key.getKeyID());
    }

    private static boolean isForSignatures(JWK key) {
        var use = key.getKeyUse();
        Set<KeyOperation> operations = key.getKeyOperations();
        var algorithm = key.getAlgorithm();
        return (use == null || use.equals(KeyUse.SIGNATURE))
                && (operations == null || operations.contains(KeyOperation.VERIFY))
                && (algorithm == null
                        || ClientAlgorithm.parse(algorithm.getName())
                                .filter(found -> found.fits(key))
                                .isPresent());
    }

    private static boolean isStrong(JWK key) {
        return switch (key) {
            case ECKey ec -> ec.getCurve().equals(Curve.P_256);
            case RSAKey rsa -> isStrong(rsa);
            case OctetKeyPair pair ->
                    pair.getCurve().equals(Curve.Ed25519)
                            && pair.getDecodedX().length == ED25519_BYTES;
            default -> false;
        };
    }

    private static boolean isStrong(RSAKey rsa) {
        var modulus = rsa.getModulus().decodeToBigInteger();
        var exponent = rsa.getPublicExponent().decodeToBigInteger();
        return modulus.bitLength() >= LEAST_BITS
                && modulus.bitLength() <= MOST_BITS
                && modulus.testBit(0)
                && exponent.bitLength() <= MOST_EXPONENT_BITS
                && exponent.bitLength() > 1
                && exponent.testBit(0);
    }

    private static boolean isNamed(@Nullable String kid) {
        return kid == null || (!kid.isEmpty() && kid.length() <= LONGEST_KID);
    }
}
