package dev.steelyard.server.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The operator's key that encrypts the private signing keys in the store by AES-256-GCM. A random
 * nonce of 12 bytes precedes each ciphertext. The HMAC keys for values that browsers carry are
 * derived from the master key. Thread-safe; never printed.
 */
public final class MasterKey {
    /** In bytes. */
    public static final int LENGTH = 32;

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final @Nullable SecretKey previous;
    private final SecureRandom random;
    private volatile boolean begun;

    /**
     * @param bytes {@link #LENGTH} of them
     */
    public MasterKey(byte[] bytes, SecureRandom random) {
        this(bytes, null, random);
    }

    /**
     * A master key that is being changed: data sealed under either key opens. The previous key
     * seals until this node finds data sealed under the new one, so that nodes that know only the
     * previous key can go on until the change is commanded.
     *
     * @param bytes {@link #LENGTH} of them
     * @param previous as many, of the previous master key; null: it is not being changed
     */
    public MasterKey(byte[] bytes, byte @Nullable [] previous, SecureRandom random) {
        this.key = aes(bytes);
        this.previous = previous == null ? null : aes(previous);
        this.random = random;
    }

    private static SecretKey aes(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a master key has " + LENGTH + " bytes");
        }
        return new SecretKeySpec(bytes, "AES");
    }

    SecureRandom random() {
        return random;
    }

    /** Whether both this key and the previous one are known. */
    boolean changing() {
        return previous != null;
    }

    /**
     * A seal whose key reveals nothing of this one (HKDF, RFC 5869). During a change of the master
     * key it comes from the previous key, so that all nodes agree.
     *
     * @param purpose each purpose has another key
     */
    public HmacCalculator seal(String purpose) {
        try {
            var info = ("steelyard " + purpose).getBytes(StandardCharsets.UTF_8);
            return new HmacCalculator(
                    KDF.getInstance("HKDF-SHA256")
                            .deriveKey(
                                    "HmacSHA256",
                                    HKDFParameterSpec.ofExtract()
                                            .addIKM(previous == null ? key : previous)
                                            .thenExpand(info, LENGTH)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HKDF is there on every JDK since 25", e);
        }
    }

    /** Seals {@code plain}; it opens again only with the same {@code label}. */
    byte[] seal(byte[] plain, byte[] label) {
        return seal(previous == null || begun ? key : previous, plain, label);
    }

    /** As {@link #seal}, under this key and never under the previous one. */
    byte[] sealAnew(byte[] plain, byte[] label) {
        return seal(key, plain, label);
    }

    /**
     * @throws WrongMasterKey where it was sealed under another key, for another label, or was
     *     altered
     */
    byte[] open(byte[] sealed, byte[] label) {
        return openedByNew(sealed, label)
                .or(() -> previous == null ? Optional.empty() : opened(previous, sealed, label))
                .orElseThrow(WrongMasterKey::new);
    }

    /**
     * The content of data sealed under this key, and not under the previous one; empty: it wasn't.
     * The first success shows that the change was commanded, here or at another node: from then on
     * {@link #seal} uses this key.
     */
    Optional<byte[]> openedByNew(byte[] sealed, byte[] label) {
        var plain = opened(key, sealed, label);
        if (plain.isPresent()) {
            begun = true;
        }
        return plain;
    }

    private byte[] seal(SecretKey under, byte[] plain, byte[] label) {
        try {
            var nonce = new byte[NONCE];
            random.nextBytes(nonce);
            var sealed = cipher(Cipher.ENCRYPT_MODE, under, nonce, label).doFinal(plain);
            var all = Arrays.copyOf(nonce, NONCE + sealed.length);
            System.arraycopy(sealed, 0, all, NONCE, sealed.length);
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM is there on every JDK", e);
        }
    }

    private static Optional<byte[]> opened(SecretKey under, byte[] sealed, byte[] label) {
        try {
            var nonce = Arrays.copyOf(sealed, NONCE);
            return Optional.of(
                    cipher(Cipher.DECRYPT_MODE, under, nonce, label)
                            .doFinal(sealed, NONCE, sealed.length - NONCE));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            // The tag doesn't match: another key, another label, or altered data.
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, SecretKey under, byte[] nonce, byte[] label)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, under, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(label);
        return cipher;
    }

    /** The signing keys in the store were sealed under another master key. */
    public static final class WrongMasterKey extends RuntimeException {
        private static final long serialVersionUID = 1L;

        WrongMasterKey() {
            super(
                    "the signing keys in the store were sealed under another master key: start with"
                            + " the one that they were made with; nothing was changed");
        }
    }
}
