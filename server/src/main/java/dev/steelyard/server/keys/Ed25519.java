package dev.steelyard.server.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.impl.BaseJWSProvider;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;

/**
 * Creates Ed25519 keys, and the signers and verifiers of JWTs that use them (RFC 8032, in JOSE RFC
 * 8037, named by RFC 9864, section 2.2). It uses the JDK, since the JOSE library needs one more
 * library for these signatures. Thread-safe.
 */
public final class Ed25519 {
    private static final String NAME = "Ed25519";
    private static final int LENGTH = 32;

    /** A SubjectPublicKeyInfo up to the point (RFC 8410, sections 3 and 4). */
    private static final byte[] INFO = HexFormat.of().parseHex("302a300506032b6570032100");

    /** The older name, which leaves the curve to the key, is accepted but never written. */
    private static final Set<JWSAlgorithm> NAMES = Set.of(JWSAlgorithm.Ed25519, JWSAlgorithm.EdDSA);

    private Ed25519() {}

    /** A new key pair for signatures. */
    public static OctetKeyPair generate(String kid) throws JOSEException {
        try {
            var pair = KeyPairGenerator.getInstance(NAME).generateKeyPair();
            var info = pair.getPublic().getEncoded();
            var publicPart = Arrays.copyOfRange(info, INFO.length, info.length);
            var privatePart = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
            return new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(publicPart))
                    .d(Base64URL.encode(privatePart))
                    .keyID(kid)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.Ed25519)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new JOSEException(e.getMessage(), e);
        }
    }

    static JWSSigner signer(OctetKeyPair key) throws JOSEException {
        return new Signer(privateKey(key));
    }

    /**
     * Verifies with the public half of {@code key}.
     *
     * @throws JOSEException where it is no Ed25519 key
     */
    public static JWSVerifier verifier(OctetKeyPair key) throws JOSEException {
        return new Verifier(publicKey(key));
    }

    private static PrivateKey privateKey(OctetKeyPair key) throws JOSEException {
        try {
            return KeyFactory.getInstance(NAME)
                    .generatePrivate(
                            new EdECPrivateKeySpec(NamedParameterSpec.ED25519, key.getDecodedD()));
        } catch (GeneralSecurityException e) {
            throw new JOSEException("not an Ed25519 key", e);
        }
    }

    /**
     * {@code key} as a key of the JDK.
     *
     * @throws JOSEException it is of another curve, or not a point of it
     */
    public static PublicKey publicKey(OctetKeyPair key) throws JOSEException {
        var encoded = key.getDecodedX();
        if (!Curve.Ed25519.equals(key.getCurve()) || encoded.length != LENGTH) {
            throw new JOSEException("not an Ed25519 key");
        }
        try {
            var info = Arrays.copyOf(INFO, INFO.length + LENGTH);
            System.arraycopy(encoded, 0, info, INFO.length, LENGTH);
            return KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(info));
        } catch (GeneralSecurityException e) {
            throw new JOSEException("not an Ed25519 key", e);
        }
    }

    private static final class Signer extends BaseJWSProvider implements JWSSigner {
        private final PrivateKey key;

        Signer(PrivateKey key) {
            super(NAMES);
            this.key = key;
        }

        @Override
        public Base64URL sign(JWSHeader header, byte[] input) throws JOSEException {
            try {
                var signature = Signature.getInstance(NAME);
                signature.initSign(key);
                signature.update(input);
                return Base64URL.encode(signature.sign());
            } catch (GeneralSecurityException e) {
                throw new JOSEException("the JDK does not sign with Ed25519", e);
            }
        }
    }

    private static final class Verifier extends BaseJWSProvider implements JWSVerifier {
        private final PublicKey key;

        Verifier(PublicKey key) {
            super(NAMES);
            this.key = key;
        }

        @Override
        public boolean verify(JWSHeader header, byte[] input, Base64URL text) throws JOSEException {
            if (!NAMES.contains(header.getAlgorithm())) {
                return false;
            }
            try {
                var signature = Signature.getInstance(NAME);
                signature.initVerify(key);
                signature.update(input);
                return signature.verify(text.decode());
            } catch (GeneralSecurityException e) {
                // The JDK throws for a signature of a wrong length; here it is just not valid.
                return false;
            }
        }
    }
}
