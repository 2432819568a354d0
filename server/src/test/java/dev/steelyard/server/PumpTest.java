package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.change.ChangeLog;
import dev.steelyard.domain.store.StoreUnavailable;
import dev.steelyard.guard.internal.state.Revocations;
import dev.steelyard.server.directory.Directory;
import dev.steelyard.server.feed.change.CacheUpdater;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many who want to be abreast at once, and a database that takes its time. */
@Timeout(300)
@SuppressWarnings("NullAway.Init")
class PumpTest {
    private static final int CALLERS = 20;

    private RunningServer server;
    private SlowLog log;
    private Directory directory;
    private CacheUpdater pump;

    /** The store's list of changes, read at once but answered when it may be. */
    private static final class SlowLog implements ChangeLog {
        final AtomicInteger reads = new AtomicInteger();
        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch mayAnswer = new CountDownLatch(1);
        private final ChangeLog changes;
        volatile boolean slow;
        volatile boolean broken;

        SlowLog(ChangeLog changes) {
            this.changes = changes;
        }

        @Override
        public Slice after(long seq, int limit) {
            var slice = changes.after(seq, limit);
            if (slow) {
                reads.incrementAndGet();
                begun.countDown();
                try {
                    mayAnswer.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                if (broken) {
                    throw new StoreUnavailable("for a test", null);
                }
            }
            return slice;
        }

        @Override
        public void onCommit(Runnable wake) {}
    }

    @BeforeEach
    void start() {
        server = new RunningServer(RunningServer.ISSUER);
        log = new SlowLog(server.store.changes());
        directory = new Directory(server.store, new Semaphore(10), server.clock);
        pump = new CacheUpdater(log, directory, new Revocations(server.clock), server.core.keys());
        log.slow = true;
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void manyCallers_twoReads_andEachKnowsWhatWasCommittedBefore() throws Exception {
        var first = waiting();
        log.begun.await();
        server.platform.change(_ -> {}, ChangeKey.PLATFORM);
        long head = server.store.<Long>read(tx -> tx.head());
        var callers = callers();

        log.mayAnswer.countDown();
        assertThat(first.get()).isTrue();
        for (var caller : callers) {
            assertThat(caller.get()).isTrue();
        }
        assertThat(directory.applied()).isEqualTo(head);
        assertThat(log.reads).hasValue(2);
    }

    @Test
    void manyCallers_noAnswer_allAreToldAfterTwoReads() throws Exception {
        log.broken = true;
        var first = waiting();
        log.begun.await();
        var callers = callers();

        log.mayAnswer.countDown();
        assertThat(first.get()).isFalse();
        for (var caller : callers) {
            assertThat(caller.get()).isFalse();
        }
        assertThat(log.reads).hasValue(2);

        log.broken = false;
        pump.drain();
    }

    private List<FutureTask<Boolean>> callers() throws InterruptedException {
        var callers = new ArrayList<FutureTask<Boolean>>();
        for (int i = 0; i < CALLERS; i++) {
            callers.add(waiting());
        }
        return callers;
    }

    /** A caller that has come as far as to wait; in the end, whether it was served. */
    private FutureTask<Boolean> waiting() throws InterruptedException {
        var task =
                new FutureTask<>(
                        () -> {
                            try {
                                pump.drain();
                                return true;
                            } catch (StoreUnavailable _) {
                                return false;
                            }
                        });
        var thread = Thread.ofPlatform().daemon().start(task);
        while (thread.getState() != Thread.State.WAITING) {
            Thread.sleep(1);
        }
        return task;
    }
}
