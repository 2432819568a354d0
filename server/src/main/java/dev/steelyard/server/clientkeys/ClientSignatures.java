package dev.steelyard.server.clientkeys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import dev.steelyard.domain.client.Client;
import dev.steelyard.server.keys.Ed25519;
import java.security.Provider;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the signatures of JWTs from clients with the clients' current public keys. Thread-safe;
 * may fetch keys.
 */
public final class ClientSignatures {
    private final ClientKeys keys;
    private final DecoyKeys decoys = new DecoyKeys();
    private final @Nullable Provider provider;

    /**
     * @param provider verifies signatures; null: the JDK
     */
    public ClientSignatures(ClientKeys keys, @Nullable Provider provider) {
        this.keys = keys;
        this.provider = provider;
    }

    /**
     * Whether {@code client} signed {@code jwt}. A client that doesn't exist, or has no such key,
     * takes about as long to refuse.
     *
     * @param client null: it doesn't exist
     */
    public boolean signed(@Nullable Client client, ClientJwt jwt) {
        var key =
                client == null
                        ? Optional.<JWK>empty()
                        : keys.find(client, set -> set.find(jwt.header()));
        boolean verified = verifies(key.orElseGet(() -> decoys.of(jwt.header())), jwt);
        return key.isPresent() && verified;
    }

    private boolean verifies(JWK key, ClientJwt jwt) {
        try {
            return switch (key) {
                case ECKey ec -> verifies(new ECDSAVerifier(ec), jwt);
                case RSAKey rsa -> verifies(new RSASSAVerifier(rsa), jwt);
                case OctetKeyPair pair -> verifies(Ed25519.verifier(pair), jwt);
                default -> false;
            };
        } catch (JOSEException e) {
            return false;
        }
    }

    private boolean verifies(JWSVerifier verifier, ClientJwt jwt) throws JOSEException {
        if (provider != null) {
            verifier.getJCAContext().setProvider(provider);
        }
        return jwt.jws().verify(verifier);
    }
}
