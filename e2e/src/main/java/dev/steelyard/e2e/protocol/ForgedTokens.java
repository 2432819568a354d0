package dev.steelyard.e2e.protocol;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;

/** Creates forged access tokens from a valid one, such as unsigned or wrongly signed tokens. */
final class ForgedTokens {
    private ForgedTokens() {}

    /** One bit of the signature turned. */
    static String flipped(String token) {
        int dot = token.lastIndexOf('.');
        var signature = new Base64URL(token.substring(dot + 1)).decode();
        signature[signature.length / 2] ^= 1;
        return token.substring(0, dot + 1) + Base64URL.encode(signature);
    }

    /** The same claims and the right {@code kid}, signed by a key of our own. */
    static String signedByAnother(String token) {
        try {
            var key = new ECKeyGenerator(Curve.P_256).generate();
            return signed(token, JWSAlgorithm.ES256, new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("no key can be made", e);
        }
    }

    /** With an algorithm that takes a shared secret, as if a public key were one. */
    static String signedBySecret(String token) {
        try {
            return signed(token, JWSAlgorithm.HS256, new MACSigner(new byte[32]));
        } catch (JOSEException e) {
            throw new IllegalStateException("no key can be made", e);
        }
    }

    /** {@code alg: none}. */
    static String unsigned(String token) {
        try {
            return new PlainJWT(SignedJWT.parse(token).getJWTClaimsSet()).serialize();
        } catch (ParseException e) {
            throw new IllegalArgumentException("not a token", e);
        }
    }

    private static String signed(String token, JWSAlgorithm algorithm, JWSSigner signer)
            throws JOSEException {
        try {
            var genuine = SignedJWT.parse(token);
            var header =
                    new JWSHeader.Builder(algorithm)
                            .type(genuine.getHeader().getType())
                            .keyID(genuine.getHeader().getKeyID())
                            .build();
            var forged = new SignedJWT(header, genuine.getJWTClaimsSet());
            forged.sign(signer);
            return forged.serialize();
        } catch (ParseException e) {
            throw new IllegalArgumentException("not a token", e);
        }
    }
}
