package dev.steelyard.cli.audit.format;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import java.security.Provider;
import java.text.ParseException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The payload of a signed line of an audit export (JWS), whose signature matches the key in its
 * header. The key proves nothing by itself: the verifier must know it by its thumbprint.
 *
 * @param key the thumbprint (RFC 7638)
 */
public record SignedStatement(String key, JsonNode payload) {
    /**
     * @param type the required {@code typ} of the header
     * @param provider the provider that verifies signatures; null: the JDK
     * @return null where it is no such statement, or its signature does not match
     */
    public static @Nullable SignedStatement of(
            String jws, String type, @Nullable Provider provider) {
        try {
            var signed = JWSObject.parse(jws);
            var key = key(signed.getHeader(), type);
            if (key == null) {
                return null;
            }
            var verifier = new ECDSAVerifier(key);
            if (provider != null) {
                verifier.getJCAContext().setProvider(provider);
            }
            var payload = LineReader.payload(signed.getPayload().toBytes());
            return payload != null && exact(signed, jws) && signed.verify(verifier)
                    ? new SignedStatement(key.computeThumbprint().toString(), payload)
                    : null;
        } catch (ParseException | JOSEException e) {
            return null;
        }
    }

    /** Base64url has spare bits that decoders ignore: a statement must have one text. */
    private static boolean exact(JWSObject signed, String jws) {
        return Arrays.stream(signed.getParsedParts())
                .map(part -> Base64URL.encode(part.decode()).toString())
                .collect(Collectors.joining("."))
                .equals(jws);
    }

    private static @Nullable ECKey key(JWSHeader header, String type) {
        var typ = header.getType();
        return JWSAlgorithm.ES256.equals(header.getAlgorithm())
                        && typ != null
                        && typ.getType().equals(type)
                        && header.getCriticalParams() == null
                        && header.getJWK() instanceof ECKey ec
                        && Curve.P_256.equals(ec.getCurve())
                ? ec
                : null;
    }
}
