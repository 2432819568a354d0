package dev.steelyard.program.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.steelyard.domain.user.HasherBusy;
import dev.steelyard.domain.user.Password;
import dev.steelyard.domain.user.PasswordHasher;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class Argon2Test {
    private static final int MANY = 400;

    private final Argon2 argon2 = new Argon2(new SecureRandom());

    @Test
    void ownPassword_matches_anotherDoesNot() {
        var phc = argon2.hash(new Password("correct horse"));
        assertThat(phc).startsWith("$argon2id$v=19$m=19456,t=2,p=1,nfkc=1,short=1$");
        assertThat(argon2.verify(new Password("correct horse"), phc)).isTrue();
        assertThat(argon2.verify(new Password("correct horsf"), phc)).isFalse();
    }

    /** Made by the reference implementation: argon2 somesalt… -id -t 2 -k 65536 -p 1. */
    @Test
    void phcOfTheReferenceImplementation_verifies() {
        var phc =
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ"
                        + "$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assertThat(argon2.verify(new Password("password"), phc)).isTrue();
    }

    @Test
    void composedAndDecomposedCharacters_areOnePassword_exceptInEarlierHashes() {
        var phc = argon2.hash(new Password("Gr\u00fcnkohl"));
        assertThat(argon2.verify(new Password("Gru\u0308nkohl"), phc)).isTrue();

        var earlier = argon2.hash(new Password("Gr\u00fcnkohl")).replace(",nfkc=1", "");
        assertThat(argon2.verify(new Password("Gr\u00fcnkohl"), earlier)).isTrue();
        assertThat(argon2.verify(new Password("Gru\u0308nkohl"), earlier)).isFalse();
    }

    @Test
    void passwordOfFewerThanFifteenCharacters_isMarkedAsShort() {
        var enough = argon2.hash(new Password("\ud83d\ude00".repeat(15)));
        assertThat(PasswordHasher.isShort(enough)).isFalse();
        var few = argon2.hash(new Password("\ud83d\ude00".repeat(14)));
        assertThat(PasswordHasher.isShort(few)).isTrue();
        assertThat(argon2.verify(new Password("\ud83d\ude00".repeat(14)), few)).isTrue();
    }

    @Test
    void noSuchUser_isRefused_afterTheSameWork() {
        assertThat(argon2.verify(new Password("anything at all"), null)).isFalse();
    }

    @Test
    void storm_isRefusedInPart_ratherThanQueuedForEver() throws InterruptedException {
        var outcomes = new ArrayList<Future<String>>();
        var start = new CountDownLatch(1);
        // Of the platform: virtual ones would come one after another where cores are few.
        try (var pool = Executors.newFixedThreadPool(MANY)) {
            for (int i = 0; i < MANY; i++) {
                outcomes.add(
                        pool.submit(
                                () -> {
                                    start.await();
                                    return argon2.hash(new Password("one of many"));
                                }));
            }
            start.countDown();
        }
        int busy = 0;
        for (var outcome : outcomes) {
            try {
                outcome.get();
            } catch (ExecutionException e) {
                assertThat(e).hasCauseInstanceOf(HasherBusy.class);
                busy++;
            }
        }
        assertThat(busy).isBetween(1, MANY - 1);
    }

    /** Garbage of 19 MiB a hash would keep the collector, and so everything else, busy. */
    @Test
    void aHashAfterTheFirst_allocatesHardlyAnything() {
        argon2.hash(new Password("the first one"));
        var before = allocatedByHashers();
        for (int i = 0; i < 10; i++) {
            argon2.hash(new Password("another one"));
        }
        assertThat(allocatedSince(before)).isBetween(1L, 10L * 256 * 1024);
    }

    /** What is more than usual must not stay, nor take the memory of others with it. */
    @Test
    void aStoredPasswordWithMoreMemory_leavesTheMemoryOfOthersAsItWas() {
        var more =
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ"
                        + "$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        var usual = argon2.hash(new Password("correct horse"));
        argon2.verify(new Password("password"), more);
        var before = allocatedByHashers();
        assertThat(argon2.verify(new Password("correct horse"), usual)).isTrue();
        assertThat(allocatedSince(before)).isBetween(1L, 256 * 1024L);

        argon2.verify(new Password("password"), more);
        assertThat(allocatedSince(before)).isGreaterThan(40L * 1024 * 1024);
    }

    /** Bytes since {@code before}; a thread of another test's hasher may have ended meanwhile. */
    private static long allocatedSince(Map<Long, Long> before) {
        return allocatedByHashers().entrySet().stream()
                .mapToLong(now -> now.getValue() - before.getOrDefault(now.getKey(), 0L))
                .sum();
    }

    /** Bytes by thread, of every hasher in this program. */
    private static Map<Long, Long> allocatedByHashers() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.dumpAllThreads(false, false))
                .filter(thread -> thread.getThreadName().startsWith("argon2-"))
                .collect(
                        Collectors.toMap(
                                ThreadInfo::getThreadId,
                                thread -> threads.getThreadAllocatedBytes(thread.getThreadId())));
    }

    @Test
    void whatIsNoPhcString_isAFault_notAMismatch() {
        assertThatThrownBy(() -> argon2.verify(new Password("x"), "plain"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("plain");
    }
}
