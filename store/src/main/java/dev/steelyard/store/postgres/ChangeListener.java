package dev.steelyard.store.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens for PostgreSQL notifications of changes that other server processes commit ({@code
 * LISTEN}). Where that fails it connects again, later each time; its readers look for changes now
 * and then anyway.
 */
final class ChangeListener implements AutoCloseable {
    static final String CHANNEL = "steelyard_changes";

    private static final Logger LOG = LoggerFactory.getLogger(ChangeListener.class);

    /** After so long without news the connection is asked whether it still is one. */
    private static final Duration QUIET = Duration.ofSeconds(5);

    private static final int ANSWER_SECONDS = 2;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final DataSource source;
    private final Runnable wake;
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable Connection current;

    private ChangeListener(DataSource source, Runnable wake) {
        this.source = source;
        this.wake = wake;
        this.thread = Thread.ofVirtual().name("changes-listener").unstarted(this::run);
    }

    /** Listens until it is closed; {@code wake} must be quick and throw nothing. */
    static ChangeListener start(DataSource source, Runnable wake) {
        var listener = new ChangeListener(source, wake);
        listener.thread.start();
        return listener;
    }

    private void run() {
        var pause = FIRST_PAUSE;
        boolean failing = false;
        while (!closed) {
            try (var connection = source.getConnection()) {
                current = connection;
                listen(connection);
                if (failing) {
                    LOG.info("change notifications from the database have resumed");
                }
                failing = false;
                pause = FIRST_PAUSE;
                hear(connection);
            } catch (SQLException | RuntimeException e) {
                if (closed) {
                    return;
                }
                if (!failing) {
                    LOG.warn("no change notifications from the database; polling for changes", e);
                }
                failing = true;
            }
            pause = rested(pause);
        }
    }

    private static void listen(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            // So that it can be told from those of the pool.
            statement.execute("SET application_name = 'steelyard changes'");
            statement.execute("LISTEN " + CHANNEL);
        }
    }

    private void hear(Connection connection) throws SQLException {
        // Changes that were committed while it did not listen.
        wake.run();
        var told = connection.unwrap(PGConnection.class);
        while (!closed) {
            var news = told.getNotifications((int) QUIET.toMillis());
            if (news != null && news.length > 0) {
                wake.run();
            } else if (!connection.isValid(ANSWER_SECONDS)) {
                throw new SQLException("the connection for change notifications is lost");
            }
        }
    }

    /** Waits, each process for its own while: they must not all come back at once. */
    private Duration rested(Duration pause) {
        try {
            long most = pause.toMillis();
            Thread.sleep(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        var next = pause.multipliedBy(2);
        return next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        var connection = current;
        if (connection == null) {
            return;
        }
        try {
            // Not close(): that would wait for the thread that reads.
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.debug("the connection for change notifications could not be closed", e);
        }
    }
}
