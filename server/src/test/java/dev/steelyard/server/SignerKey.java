package dev.steelyard.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import dev.steelyard.http.answer.Json;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A key of a client's own, and what it signs: any header and any claims, as nobody would.
 *
 * @param pair of Ed25519, which the library can't sign with; else null
 */
record SignerKey(JWK jwk, String algorithm, @Nullable KeyPair pair) {

    static SignerKey of(String algorithm, String kid) {
        try {
            return switch (algorithm) {
                case "ES256" ->
                        new SignerKey(
                                new ECKeyGenerator(Curve.P_256).keyID(kid).generate(),
                                algorithm,
                                null);
                case "RS256", "PS256" ->
                        new SignerKey(
                                new RSAKeyGenerator(2048).keyID(kid).generate(), algorithm, null);
                default -> ed25519(algorithm, kid);
            };
        } catch (JOSEException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SignerKey ed25519(String algorithm, String kid) throws GeneralSecurityException {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var encoded = pair.getPublic().getEncoded();
        var x = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        var jwk = new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(x)).keyID(kid).build();
        return new SignerKey(jwk, algorithm, pair);
    }

    String publicKey() {
        return jwk.toPublicJWK().toString();
    }

    String jwks() {
        return "{\"keys\":[" + publicKey() + "]}";
    }

    String signs(Map<String, ?> claims) {
        return signs(Map.of(), claims);
    }

    /** With {@code header} over the usual one. */
    String signs(Map<String, ?> header, Map<String, ?> claims) {
        return signsText(header, Json.MAPPER.writeValueAsString(claims));
    }

    String signsText(Map<String, ?> header, String payload) {
        var whole = new LinkedHashMap<String, Object>();
        whole.put("alg", algorithm);
        whole.put("kid", jwk.getKeyID());
        whole.putAll(header);
        whole.values().removeIf(""::equals);
        var input = base64(Json.MAPPER.writeValueAsString(whole)) + "." + base64(payload);
        return input + "." + signature(input);
    }

    private String signature(String input) {
        try {
            if (pair != null) {
                var signer = Signature.getInstance("Ed25519");
                signer.initSign(pair.getPrivate());
                signer.update(input.getBytes(UTF_8));
                return Base64URL.encode(signer.sign()).toString();
            }
            JWSSigner signer =
                    jwk instanceof ECKey ec ? new ECDSASigner(ec) : new RSASSASigner((RSAKey) jwk);
            return signer.sign(new JWSHeader(JWSAlgorithm.parse(algorithm)), input.getBytes(UTF_8))
                    .toString();
        } catch (JOSEException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String base64(String text) {
        return Base64URL.encode(text).toString();
    }
}
