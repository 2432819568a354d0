package dev.steelyard.server.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key under which private signing keys lie sealed: AES-256-GCM, a random nonce of 12 bytes in
 * front; and from which the keys are derived that seal what browsers carry. Thread-safe; never
 * printed.
 */
public final class MasterKey {
    /** Bytes. */
    public static final int LENGTH = 32;

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final SecureRandom random;

    /**
     * @param bytes {@link #LENGTH} of them
     */
    public MasterKey(byte[] bytes, SecureRandom random) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a master key has " + LENGTH + " bytes");
        }
        this.key = new SecretKeySpec(bytes, "AES");
        this.random = random;
    }

    /**
     * A key for HMAC-SHA-256 that tells nothing of this one (HKDF, RFC 5869).
     *
     * @param purpose what it is for: another purpose gives another key
     */
    public SecretKey derive(String purpose) {
        try {
            var info = ("steelyard " + purpose).getBytes(StandardCharsets.UTF_8);
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "HmacSHA256",
                            HKDFParameterSpec.ofExtract().addIKM(key).thenExpand(info, LENGTH));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HKDF is there on every JDK since 25", e);
        }
    }

    /** Seals {@code plain}; it opens again only with the same {@code label}. */
    byte[] seal(byte[] plain, byte[] label) {
        try {
            var nonce = new byte[NONCE];
            random.nextBytes(nonce);
            var cipher = cipher(Cipher.ENCRYPT_MODE, nonce, label);
            var sealed = cipher.doFinal(plain);
            var all = Arrays.copyOf(nonce, NONCE + sealed.length);
            System.arraycopy(sealed, 0, all, NONCE, sealed.length);
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM is there on every JDK", e);
        }
    }

    /**
     * @throws WrongMasterKey where it was sealed under another key, for another label, or was
     *     altered
     */
    byte[] open(byte[] sealed, byte[] label) {
        try {
            var nonce = Arrays.copyOf(sealed, NONCE);
            return cipher(Cipher.DECRYPT_MODE, nonce, label)
                    .doFinal(sealed, NONCE, sealed.length - NONCE);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new WrongMasterKey(e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, byte[] label) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(label);
        return cipher;
    }

    /** The signing keys in the store were sealed under another master key. */
    public static final class WrongMasterKey extends RuntimeException {
        private static final long serialVersionUID = 1L;

        WrongMasterKey(Exception cause) {
            super(
                    "the signing keys in the store were sealed under another master key: start with"
                            + " the one that they were made with; nothing was changed",
                    cause);
        }
    }
}
