package dev.steelyard.server.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.steelyard.domain.id.IdGenerator;
import dev.steelyard.domain.key.EncryptedValue;
import dev.steelyard.domain.key.KeyMaker;
import dev.steelyard.domain.key.StoredKey;
import java.nio.charset.StandardCharsets;
import java.security.Provider;
import java.text.ParseException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Creates signing keys and secrets, and encrypts and decrypts them with the master key.
 * Thread-safe.
 */
public final class KeyEncryptionService implements KeyMaker {
    private static final int RSA_BITS = 2048;

    /** In bytes. */
    private static final int SECRET_LENGTH = 32;

    private final MasterKey master;
    private final IdGenerator ids;
    private final InstantSource clock;
    private final @Nullable Provider provider;

    /**
     * @param provider generates RSA keys; null: the JDK, which takes longer
     */
    public KeyEncryptionService(
            MasterKey master, IdGenerator ids, InstantSource clock, @Nullable Provider provider) {
        this.master = master;
        this.ids = ids;
        this.clock = clock;
        this.provider = provider;
    }

    @Override
    public StoredKey make(String algorithm) {
        var kid = ids.nextHex();
        var jwk = generate(algorithm, kid);
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new StoredKey(
                kid,
                algorithm,
                jwk.toPublicJWK().toJSONString(),
                master.seal(bytes(jwk.toJSONString()), bytes(kid)),
                now,
                now,
                null);
    }

    private JWK generate(String algorithm, String kid) {
        try {
            return switch (algorithm) {
                case "ES256" ->
                        new ECKeyGenerator(Curve.P_256)
                                .keyID(kid)
                                .keyUse(KeyUse.SIGNATURE)
                                .algorithm(JWSAlgorithm.ES256)
                                .generate();
                case "RS256", "PS256" ->
                        new RSAKeyGenerator(RSA_BITS)
                                .provider(provider)
                                .keyID(kid)
                                .keyUse(KeyUse.SIGNATURE)
                                .algorithm(JWSAlgorithm.parse(algorithm))
                                .generate();
                case "Ed25519" -> Ed25519.generate(kid);
                default -> throw new IllegalArgumentException("no keys for " + algorithm);
            };
        } catch (JOSEException e) {
            throw new IllegalStateException("the JDK makes no key for " + algorithm, e);
        }
    }

    @Override
    public String thumbprint(StoredKey key) {
        try {
            return JWK.parse(key.publicJwk()).computeThumbprint().toString();
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException("the stored key " + key.kid() + " is damaged", e);
        }
    }

    /**
     * The private JWK.
     *
     * @throws MasterKey.WrongMasterKey where it was sealed under an unknown master key
     */
    JWK open(StoredKey key) {
        var plain = master.open(key.sealedPrivate(), bytes(key.kid()));
        try {
            return JWK.parse(new String(plain, StandardCharsets.UTF_8));
        } catch (ParseException e) {
            throw new IllegalStateException("the stored key " + key.kid() + " is damaged", e);
        }
    }

    @Override
    public boolean changing() {
        return master.changing();
    }

    @Override
    public boolean current(EncryptedValue sealed) {
        return master.openedByNew(sealed.bytes(), bytes(sealed.label())).isPresent();
    }

    @Override
    public Optional<byte[]> resealed(EncryptedValue sealed) {
        if (current(sealed)) {
            return Optional.empty();
        }
        var label = bytes(sealed.label());
        return Optional.of(master.sealAnew(master.open(sealed.bytes(), label), label));
    }

    /** A new random secret of {@value #SECRET_LENGTH} bytes. */
    EncryptedValue makeSecret(String name) {
        var secret = new byte[SECRET_LENGTH];
        master.random().nextBytes(secret);
        return seal(name, secret);
    }

    @Override
    public EncryptedValue seal(String label, byte[] plain) {
        return new EncryptedValue(label, master.seal(plain, bytes(label)));
    }

    /**
     * @throws MasterKey.WrongMasterKey where it was sealed under an unknown master key
     */
    public byte[] open(EncryptedValue secret) {
        return master.open(secret.bytes(), bytes(secret.label()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
