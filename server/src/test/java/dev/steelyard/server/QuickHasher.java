package dev.steelyard.server;

import dev.steelyard.domain.user.Password;
import dev.steelyard.domain.user.PasswordHasher;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/** PBKDF2 with few rounds, so that tests need not wait; counts what it verified. Thread-safe. */
final class QuickHasher implements PasswordHasher {
    private static final byte[] SALT = {1, 2, 3, 4};

    final AtomicInteger verified = new AtomicInteger();

    /** Done while a password is tried. */
    volatile Runnable meanwhile = () -> {};

    private final AtomicInteger hashed = new AtomicInteger();

    /** How often it did what takes long. */
    int all() {
        return verified.get() + hashed.get();
    }

    @Override
    public int places() {
        return 1;
    }

    @Override
    public String hash(Password password) {
        hashed.incrementAndGet();
        return quickly(password);
    }

    private static String quickly(Password password) {
        try {
            var spec = new PBEKeySpec(password.characters(), SALT, 10, 256);
            var factory = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256");
            return HexFormat.of().formatHex(factory.generateSecret(spec).getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean verify(Password password, @Nullable String phc) {
        verified.incrementAndGet();
        meanwhile.run();
        return password.characters().length > 0 && quickly(password).equals(phc);
    }
}
