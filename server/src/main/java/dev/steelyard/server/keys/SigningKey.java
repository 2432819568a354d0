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
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.steelyard.domain.seal.SealKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A decrypted private key with which the server signs JWTs. Thread-safe; never printed. */
public final class SigningKey implements SealKey {
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final JWK publicKey;
    private final String thumbprint;
    private final JWSSigner signer;
    private final List<Header> headers;
    private final JWSAlgorithm algorithm;

    /** A constant header and its encoded form, which is not encoded again for each token. */
    private record Header(JWSHeader header, String encoded) {
        static Header of(JWSHeader header) {
            return new Header(header, header.toBase64URL().toString());
        }
    }

    SigningKey(JWK key, @Nullable Provider provider) {
        try {
            this.publicKey = key.toPublicJWK();
            this.thumbprint = publicKey.computeThumbprint().toString();
            this.algorithm = JWSAlgorithm.parse(key.getAlgorithm().getName());
            this.signer = signer(key, provider);
            this.headers =
                    Arrays.stream(TokenType.values())
                            .map(type -> header(type, algorithm, key.getKeyID()))
                            .toList();
        } catch (JOSEException e) {
            throw new IllegalStateException("a stored key does not fit its algorithm", e);
        }
    }

    private static Header header(TokenType type, JWSAlgorithm algorithm, String kid) {
        return Header.of(new JWSHeader.Builder(algorithm).keyID(kid).type(type.typ()).build());
    }

    private static JWSSigner signer(JWK key, @Nullable Provider provider) throws JOSEException {
        JWSSigner signer =
                switch (key) {
                    case ECKey ec ->
                            new ECDSASigner(owned(ec.toECPrivateKey(), provider), ec.getCurve());
                    case RSAKey rsa -> new RSASSASigner(owned(rsa.toRSAPrivateKey(), provider));
                    case OctetKeyPair pair -> Ed25519.signer(pair);
                    default -> throw new JOSEException("no key of ours: " + key.getKeyType());
                };
        if (provider != null && !(key instanceof OctetKeyPair)) {
            signer.getJCAContext().setProvider(provider);
        }
        return signer;
    }

    /** As a key of the provider, which would parse another's again for every signature. */
    private static PrivateKey owned(PrivateKey key, @Nullable Provider provider)
            throws JOSEException {
        if (provider == null) {
            return key;
        }
        try {
            var factory = KeyFactory.getInstance(key.getAlgorithm(), provider);
            return (PrivateKey) factory.translateKey(key);
        } catch (GeneralSecurityException e) {
            throw new JOSEException("the provider can't take the key", e);
        }
    }

    public String kid() {
        return publicKey.getKeyID();
    }

    JWK publicKey() {
        return publicKey;
    }

    /** Signs {@code claims} as a token of {@code type}. */
    public String sign(TokenType type, JWTClaimsSet claims) {
        return sign(headers.get(type.ordinal()), bytes(claims));
    }

    private static byte[] bytes(JWTClaimsSet claims) {
        return claims.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String thumbprint() {
        return thumbprint;
    }

    /** With {@code jwk} in the header: the seal is verified long after the key is deleted. */
    @Override
    public String sign(String type, byte[] payload) {
        var header =
                new JWSHeader.Builder(algorithm)
                        .type(new JOSEObjectType(type))
                        .keyID(kid())
                        .jwk(publicKey)
                        .build();
        return sign(Header.of(header), payload);
    }

    /** JWS compact serialisation (RFC 7515, section 7.1). */
    private String sign(Header header, byte[] payload) {
        try {
            var input = header.encoded() + "." + BASE64URL.encodeToString(payload);
            var signature = signer.sign(header.header(), input.getBytes(StandardCharsets.US_ASCII));
            return input + "." + signature;
        } catch (JOSEException e) {
            throw new IllegalStateException("the signing key refuses to sign", e);
        }
    }
}
