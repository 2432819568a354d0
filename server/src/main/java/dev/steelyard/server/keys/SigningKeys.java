package dev.steelyard.server.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.client.ClientSettings;
import dev.steelyard.domain.id.Ids;
import dev.steelyard.domain.key.StoredKey;
import dev.steelyard.domain.store.Store;
import java.nio.charset.StandardCharsets;
import java.security.Provider;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The signing keys: ES256 for access tokens, RS256 (or ES256, per client) for ID tokens. Made at
 * the first start, kept sealed, read again when another node tells of a change. Thread-safe.
 */
public final class SigningKeys {
    public static final String ACCESS_TOKEN_ALGORITHM = "ES256";

    private final Store store;
    private final MasterKey master;
    private final Ids ids;
    private final InstantSource clock;
    private final @Nullable Provider provider;
    private volatile Ring ring;

    /** One consistent set: what signs by algorithm, what is published by kid. */
    private record Ring(Map<String, SigningKey> signing, Map<String, JWK> published, byte[] jwks) {}

    /**
     * Reads the keys, and makes those that are missing.
     *
     * @throws MasterKey.WrongMasterKey where they were sealed under another key; nothing was
     *     changed
     */
    public SigningKeys(
            Store store,
            MasterKey master,
            Ids ids,
            InstantSource clock,
            @Nullable Provider provider) {
        this.store = store;
        this.master = master;
        this.ids = ids;
        this.clock = clock;
        this.provider = provider;
        var stored = store.read(tx -> tx.keys().list());
        var ring = ring(stored);
        var missing =
                ClientSettings.ID_TOKEN_ALGORITHMS.stream()
                        .filter(a -> !ring.signing().containsKey(a))
                        .toList();
        this.ring = ring;
        if (!missing.isEmpty()) {
            make(missing);
            reload();
        }
    }

    /** The key that signs with {@code algorithm}. */
    public SigningKey signing(String algorithm) {
        var key = ring.signing().get(algorithm);
        if (key == null) {
            throw new IllegalStateException("no key signs with " + algorithm);
        }
        return key;
    }

    /** The public key of that id, or null. */
    public @Nullable JWK published(String kid) {
        return ring.published().get(kid);
    }

    /** The JWKS, as it is served. */
    public byte[] jwks() {
        return ring.jwks().clone();
    }

    /** Reads the keys again. */
    public void reload() {
        ring = ring(store.read(tx -> tx.keys().list()));
    }

    private void make(List<String> algorithms) {
        var made = algorithms.stream().map(this::make).toList();
        store.write(
                tx -> {
                    var there = tx.keys().list().stream().map(StoredKey::algorithm).toList();
                    for (var key : made) {
                        // Another node may have been quicker.
                        if (!there.contains(key.algorithm())) {
                            tx.keys().insert(key);
                            tx.changed(ChangeKey.KEYS);
                        }
                    }
                    return made.size();
                });
    }

    private StoredKey make(String algorithm) {
        try {
            var kid = ids.nextHex();
            var jwk =
                    switch (algorithm) {
                        case "ES256" ->
                                new ECKeyGenerator(Curve.P_256)
                                        .keyID(kid)
                                        .keyUse(KeyUse.SIGNATURE)
                                        .algorithm(JWSAlgorithm.ES256)
                                        .generate();
                        case "RS256" ->
                                new RSAKeyGenerator(2048)
                                        .keyID(kid)
                                        .keyUse(KeyUse.SIGNATURE)
                                        .algorithm(JWSAlgorithm.RS256)
                                        .generate();
                        default -> throw new IllegalArgumentException("no keys for " + algorithm);
                    };
            var sealed = master.seal(bytes(jwk.toJSONString()), bytes(kid));
            var now = clock.instant();
            return new StoredKey(
                    kid, algorithm, jwk.toPublicJWK().toJSONString(), sealed, now, now, null);
        } catch (JOSEException e) {
            throw new IllegalStateException("the JDK makes no key for " + algorithm, e);
        }
    }

    private Ring ring(List<StoredKey> stored) {
        var signing = new HashMap<String, SigningKey>();
        var published = new HashMap<String, JWK>();
        var set = new ArrayList<JWK>();
        for (var key : stored) {
            var ready = new SigningKey(open(key), provider);
            published.put(key.kid(), ready.publicKey());
            set.add(ready.publicKey());
            if (key.retired() == null && !key.signsFrom().isAfter(clock.instant())) {
                signing.putIfAbsent(key.algorithm(), ready);
            }
        }
        return new Ring(
                Map.copyOf(signing), Map.copyOf(published), bytes(new JWKSet(set).toString(true)));
    }

    private JWK open(StoredKey key) {
        var plain = master.open(key.sealedPrivate(), bytes(key.kid()));
        try {
            return JWK.parse(new String(plain, StandardCharsets.UTF_8));
        } catch (ParseException e) {
            throw new IllegalStateException("the stored key " + key.kid() + " is damaged", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
