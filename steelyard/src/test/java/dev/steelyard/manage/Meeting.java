package dev.steelyard.manage;

import dev.steelyard.domain.user.Password;
import dev.steelyard.domain.user.PasswordHasher;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import org.jspecify.annotations.Nullable;

/** Hashes as another does, then lets everybody go on at the same moment. */
record Meeting(PasswordHasher hasher, CyclicBarrier everybody) implements PasswordHasher {
    @Override
    public String hash(Password password) {
        var phc = hasher.hash(password);
        try {
            everybody.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } catch (BrokenBarrierException e) {
            throw new AssertionError(e);
        }
        return phc;
    }

    @Override
    public boolean verify(Password password, @Nullable String phc) {
        return hasher.verify(password, phc);
    }
}
