package dev.steelyard.server.keys;

import static java.util.Comparator.comparing;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import dev.steelyard.domain.key.StoredKey;
import dev.steelyard.domain.seal.SealKey;
import dev.steelyard.domain.seal.SealKeys;
import dev.steelyard.domain.store.Store;
import java.security.Provider;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The private keys with which this server signs JWTs, and the public keys that it publishes. It
 * signs access tokens by ES256, ID tokens by RS256 or another algorithm of the client. Read from
 * the store at start, and again when the list of changes reports a new one. Thread-safe.
 */
public final class SigningKeys implements SealKeys {
    public static final String ACCESS_TOKEN_ALGORITHM = "ES256";

    private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);

    private final Store store;
    private final KeyEncryptionService sealed;
    private final InstantSource clock;
    private final @Nullable Provider provider;
    private volatile Ring ring;

    /** A key and the time of its first signature, at which all nodes change without a message. */
    private record Signer(Instant from, SigningKey key) {}

    /** A consistent set of keys: signers by algorithm, in order of time; published keys by kid. */
    private record Ring(
            Map<String, List<Signer>> signing, Map<String, JWK> published, JWKSet jwks) {}

    /**
     * Reads the keys.
     *
     * @throws MasterKey.WrongMasterKey where one was sealed under another key; nothing was changed
     */
    public SigningKeys(
            Store store,
            KeyEncryptionService sealed,
            InstantSource clock,
            @Nullable Provider provider) {
        this.store = store;
        this.sealed = sealed;
        this.clock = clock;
        this.provider = provider;
        var stored = stored();
        stored.forEach(sealed::open);
        this.ring = ring(stored);
    }

    /** The key that signs with {@code algorithm} now. */
    public SigningKey signing(String algorithm) {
        var signers = ring.signing().get(algorithm);
        if (signers == null) {
            throw new IllegalStateException("no key signs with " + algorithm);
        }
        var now = clock.instant();
        // The first signs before its time too: the clock of the node that created it may be ahead.
        var current = signers.getFirst();
        for (var signer : signers) {
            if (!signer.from().isAfter(now)) {
                current = signer;
            }
        }
        return current.key();
    }

    /** Seals are signed with the key of access tokens; their type distinguishes them. */
    @Override
    public SealKey current() {
        return signing(ACCESS_TOKEN_ALGORITHM);
    }

    @Override
    public Optional<SealKey> find(String thumbprint) {
        return ring.signing().getOrDefault(ACCESS_TOKEN_ALGORITHM, List.of()).stream()
                .<SealKey>map(Signer::key)
                .filter(key -> key.thumbprint().equals(thumbprint))
                .findFirst();
    }

    /** The public key of that id, or null. */
    public @Nullable JWK published(String kid) {
        return ring.published().get(kid);
    }

    /** The JWK set (RFC 7517, section 5) for the endpoint. */
    public Map<String, Object> jwks() {
        return ring.jwks().toJSONObject(true);
    }

    /** Reads the keys again. */
    public void reload() {
        ring = ring(stored());
    }

    private List<StoredKey> stored() {
        return store.read(tx -> tx.keys().list());
    }

    private Ring ring(List<StoredKey> stored) {
        var published = new LinkedHashMap<String, JWK>();
        var signing = new HashMap<String, List<Signer>>();
        for (var key : stored.stream().sorted(comparing(StoredKey::signsFrom)).toList()) {
            try {
                var ready = new SigningKey(sealed.open(key), provider);
                published.put(key.kid(), ready.publicKey());
                signing.computeIfAbsent(key.algorithm(), _ -> new ArrayList<>())
                        .add(new Signer(key.signsFrom(), ready));
            } catch (MasterKey.WrongMasterKey | IllegalStateException e) {
                // A running node keeps the keys that it can use, and still learns of withdrawn
                // ones; a newer node beside it may have created keys for algorithms that are
                // unknown here.
                LOG.error("the signing key {} can't be used here: {}", key.kid(), e.getMessage());
            }
        }
        var set = new JWKSet(List.copyOf(published.values()));
        return new Ring(Map.copyOf(signing), Map.copyOf(published), set);
    }
}
