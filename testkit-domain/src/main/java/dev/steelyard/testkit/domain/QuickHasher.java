package dev.steelyard.testkit.domain;

import dev.steelyard.domain.user.Password;
import dev.steelyard.domain.user.PasswordHasher;
import dev.steelyard.testkit.QuickHash;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** PBKDF2 with few rounds, so that tests need not wait; counts what it verified. Thread-safe. */
public final class QuickHasher implements PasswordHasher {
    public final AtomicInteger verified = new AtomicInteger();

    /** Done while a password is tried. */
    public volatile Runnable meanwhile = () -> {};

    private final AtomicInteger hashed = new AtomicInteger();

    /** How often it did what takes long. */
    public int all() {
        return verified.get() + hashed.get();
    }

    @Override
    public int places() {
        return 1;
    }

    @Override
    public String hash(Password password) {
        hashed.incrementAndGet();
        return QuickHash.of(password.characters()) + (password.isShort() ? SHORT_MARK : "");
    }

    @Override
    public boolean verify(Password password, @Nullable String phc) {
        verified.incrementAndGet();
        meanwhile.run();
        return password.characters().length > 0
                && phc != null
                && QuickHash.of(password.characters()).equals(phc.replace(SHORT_MARK, ""));
    }
}
