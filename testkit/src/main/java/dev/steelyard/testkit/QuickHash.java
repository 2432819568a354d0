package dev.steelyard.testkit;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Hashes passwords by PBKDF2 with few rounds, so that tests run fast. */
public final class QuickHash {
    private static final byte[] SALT = {1, 2, 3, 4};
    private static final int ROUNDS = 10;
    private static final int BITS = 256;

    private QuickHash() {}

    public static String of(char[] password) {
        try {
            var spec = new PBEKeySpec(password, SALT, ROUNDS, BITS);
            var factory = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256");
            return HexFormat.of().formatHex(factory.generateSecret(spec).getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
