package dev.steelyard.store;

import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.store.sql.transaction.SqlStore;
import dev.steelyard.testkit.Databases;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Processes on one PostgreSQL hear of each other's changes; nobody here looks for them. */
@Timeout(300)
@SuppressWarnings("NullAway.Init")
class PostgresNewsTest {
    private SqlStore writes;
    private SqlStore hears;
    private final Semaphore wakes = new Semaphore(0);

    @BeforeEach
    void open() {
        var url = Databases.postgres();
        SchemaMigrator.migrate(url);
        writes = StoreFactory.open(url, InstantSource.system(), 2);
        hears = StoreFactory.open(url, InstantSource.system(), 2);
        hears.changes().onCommit(wakes::release);
    }

    @AfterEach
    void close() {
        hears.close();
        writes.close();
    }

    @Test
    void otherProcessCommits_wakesThisOne() throws InterruptedException {
        assertHeard();
    }

    @Test
    void connectionLost_wakesWhenItIsBack_andHearsAgain() throws InterruptedException {
        assertHeard();
        wakes.drainPermits();
        Databases.postgresExecute(
                """
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE application_name = 'steelyard changes'""");
        wakes.acquire();
        assertHeard();
    }

    /** More often than once, because whoever begins to listen is woken once too. */
    private void assertHeard() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            writes.write(tx -> change(tx::changed));
            wakes.acquire();
        }
    }

    private static boolean change(Consumer<ChangeKey> changed) {
        changed.accept(ChangeKey.PLATFORM);
        return true;
    }
}
