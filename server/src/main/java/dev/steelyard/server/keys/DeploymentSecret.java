package dev.steelyard.server.keys;

import dev.steelyard.domain.store.Store;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A random key that all nodes of a deployment share, for the MACs in pairwise subjects and refresh
 * tokens. It never changes, neither with the signing keys nor with the master key. Thread-safe;
 * never printed.
 */
public final class DeploymentSecret {
    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec key;

    private DeploymentSecret(byte[] bytes) {
        this.key = new SecretKeySpec(bytes, HMAC);
    }

    /**
     * The secret of that name, created by the first node that needs it.
     *
     * @throws MasterKey.WrongMasterKey where it was sealed under an unknown master key
     */
    public static DeploymentSecret of(String name, Store store, KeyEncryptionService keys) {
        var kept =
                store.read(tx -> tx.keptSecrets().find(name))
                        .orElseGet(
                                () -> {
                                    var made = keys.makeSecret(name);
                                    return store.write(tx -> tx.keptSecrets().claim(made));
                                });
        return new DeploymentSecret(keys.open(kept));
    }

    /**
     * HMAC-SHA-256 (RFC 2104) of {@code parts}, concatenated: their content must show where one
     * ends.
     *
     * @return 32 bytes
     */
    public byte[] mac(byte[]... parts) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            for (var part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }
}
