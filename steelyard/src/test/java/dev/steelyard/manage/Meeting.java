package dev.steelyard.manage;

import dev.steelyard.domain.user.Password;
import dev.steelyard.domain.user.PasswordHasher;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Hashes as another does, one after another since that one refuses who waits for long, then lets
 * everybody go on at the same moment.
 */
record Meeting(PasswordHasher hasher, CyclicBarrier everybody, Lock turn)
        implements PasswordHasher {
    Meeting(PasswordHasher hasher, CyclicBarrier everybody) {
        this(hasher, everybody, new ReentrantLock());
    }

    @Override
    public int places() {
        return hasher.places();
    }

    @Override
    public String hash(Password password) {
        var phc = inTurn(password);
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

    private String inTurn(Password password) {
        turn.lock();
        try {
            return hasher.hash(password);
        } finally {
            turn.unlock();
        }
    }

    @Override
    public boolean verify(Password password, @Nullable String phc) {
        return hasher.verify(password, phc);
    }
}
