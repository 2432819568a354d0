package dev.steelyard.server.clientkeys;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A signature algorithm that clients may use for assertions and request objects, such as {@code
 * ES256}. All of them verify with public keys, so neither {@code none} nor an HMAC is among them,
 * for which a public key could be passed off as the secret (RFC 8725, sections 2.1 and 3.1).
 */
public enum ClientAlgorithm {
    ES256(KeyType.EC),
    PS256(KeyType.RSA),
    RS256(KeyType.RSA),
    /** RFC 8037, with Ed25519 only. */
    EdDSA(KeyType.OKP),
    /** EdDSA with Ed25519 by its own name (RFC 9864). */
    Ed25519(KeyType.OKP);

    private final KeyType type;

    ClientAlgorithm(KeyType type) {
        this.type = type;
    }

    /** The names in discovery. */
    public static List<String> names() {
        return Arrays.stream(values()).map(ClientAlgorithm::name).toList();
    }

    public static Optional<ClientAlgorithm> parse(String name) {
        return Arrays.stream(values()).filter(each -> each.name().equals(name)).findFirst();
    }

    static Optional<ClientAlgorithm> of(JWSAlgorithm algorithm) {
        return parse(algorithm.getName());
    }

    /** Whether {@code key} fits: by its type, and by its {@code alg} if it has one. */
    boolean fits(JWK key) {
        if (!key.getKeyType().equals(type)) {
            return false;
        }
        var named = key.getAlgorithm();
        return named == null || parse(named.getName()).filter(this::isSame).isPresent();
    }

    private boolean isSame(ClientAlgorithm other) {
        return this == other || (type == KeyType.OKP && other.type == KeyType.OKP);
    }
}
