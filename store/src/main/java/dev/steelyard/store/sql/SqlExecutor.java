package dev.steelyard.store.sql;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/**
 * Executes SQL statements in one transaction. Throws once the transaction has ended, so that a port
 * which escaped its transaction can't write into another's.
 */
public final class SqlExecutor {
    /** Parses each statement once for all stores of the process. */
    private static final SqlParser PARSER = new ColonPrefixSqlParser();

    private final Handle handle;
    private final Dialect dialect;
    private final boolean writes;
    private volatile boolean ended;
    private volatile boolean queued;
    private volatile @Nullable SQLException refused;

    public SqlExecutor(Handle handle, Dialect dialect, boolean writes) {
        this.handle = handle;
        this.dialect = dialect;
        this.writes = writes;
        handle.getConfig(SqlStatements.class)
                .setSqlLogger(
                        new SqlLogger() {
                            @Override
                            public void logException(StatementContext context, SQLException e) {
                                refused = e;
                            }
                        });
    }

    /** Teaches {@code jdbi} the domain's values, and not to put them into exceptions. */
    public static Jdbi configure(Jdbi jdbi) {
        jdbi.registerArgument(new ArgumentBinder());
        jdbi.getConfig(SqlStatements.class).setSqlParser(PARSER);
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
        return jdbi;
    }

    public Query query(String sql) {
        checkLive();
        return handle.createQuery(sql);
    }

    public Update update(String sql) {
        checkWrites();
        return handle.createUpdate(sql);
    }

    /**
     * Executes a write of messages, whose delivery begins once they are committed.
     *
     * @return how many there are
     */
    public int enqueue(Update write) {
        int messages = write.execute();
        queued |= messages > 0;
        return messages;
    }

    /** Whether the transaction wrote messages. */
    public boolean queued() {
        return queued;
    }

    /**
     * An INSERT … SELECT of rows that refer to those selected, which can't be removed meanwhile.
     */
    public Update referring(String insert) {
        return update(insert + dialect.keyLock());
    }

    /** A write that answers rows: {@code … RETURNING …}. */
    public Query returning(String sql) {
        checkWrites();
        return handle.createQuery(sql);
    }

    /** A write that answers rows, and of which other processes hear once it is committed. */
    public Query announcing(String returning) {
        return returning(returning + dialect.announcement());
    }

    /** A SELECT whose rows stay locked until the transaction ends. */
    public Query locking(String select) {
        checkWrites();
        return handle.createQuery(select + dialect.rowLock());
    }

    /**
     * Holds a lock of that name until the transaction ends.
     *
     * @param name of a row of {@code locks}
     */
    public void lock(String name) {
        locking("SELECT name FROM locks WHERE name = :name")
                .bind("name", name)
                .mapTo(String.class)
                .one();
    }

    public PreparedBatch batch(String sql) {
        checkWrites();
        return handle.prepareBatch(sql);
    }

    /**
     * Inserts a row for each member of a set.
     *
     * @param insert its parameters are {@code :member}, and properties of {@code owner}
     */
    public void insertEach(String insert, Object owner, Collection<?> members) {
        var batch = batch(insert);
        for (var member : members) {
            batch.bindMethods(owner).bind("member", SetConverter.of(member)).add();
        }
        batch.execute();
    }

    /** The row that {@code select} finds by its parameter {@code :key}. */
    public <T> Optional<T> find(String select, Object key, RowMapper<T> row) {
        return query(select).bind("key", key).map(row).findOne();
    }

    /** The rows that {@code select} finds by its parameter {@code :key}. */
    public <T> List<T> list(String select, Object key, RowMapper<T> row) {
        return query(select).bind("key", key).map(row).list();
    }

    /**
     * The rows of many values.
     *
     * @param select its parameter is the list {@code <among>}
     */
    public <T> List<T> among(Collection<?> values, String select, RowMapper<T> row) {
        return values.isEmpty()
                ? List.of()
                : query(select).bindList("among", List.copyOf(values)).map(row).list();
    }

    /** The number that {@code select} finds by its parameter {@code :key}. */
    public int count(String select, Object key) {
        return query(select).bind("key", key).mapTo(Integer.class).one();
    }

    /**
     * A write of the rows that {@code statement} finds by its parameter {@code :key}.
     *
     * @return how many there were
     */
    public int execute(String statement, Object key) {
        return update(statement).bind("key", key).execute();
    }

    /**
     * All of the transaction but its begin and commit.
     *
     * @throws IllegalStateException if {@code work} went on after the database had refused one of
     *     its statements: PostgreSQL answers a COMMIT then as if nothing were wrong, and undoes all
     */
    public <T> T run(Function<SqlExecutor, T> work) {
        try {
            var answer = work.apply(this);
            var cause = refused;
            if (cause != null) {
                throw new IllegalStateException(
                        "the transaction continued after a failed statement", cause);
            }
            return answer;
        } finally {
            ended = true;
        }
    }

    public void checkWrites() {
        checkLive();
        if (!writes) {
            throw new IllegalStateException("Store.read can't write");
        }
    }

    private void checkLive() {
        if (ended) {
            throw new IllegalStateException("this transaction has ended");
        }
    }
}
