package dev.steelyard.admin.running;

import dev.steelyard.domain.user.Password;
import dev.steelyard.domain.user.PasswordHasher;
import dev.steelyard.testkit.QuickHash;
import org.jspecify.annotations.Nullable;

/** Hashes without delay. */
final class QuickPasswords implements PasswordHasher {
    @Override
    public int places() {
        return 1;
    }

    @Override
    public String hash(Password password) {
        return QuickHash.of(password.characters());
    }

    @Override
    public boolean verify(Password password, @Nullable String phc) {
        return hash(password).equals(phc);
    }
}
