package dev.steelyard.store.sql.transaction;

import dev.steelyard.domain.change.ChangeLog;

/**
 * Reads the numbered list of changes that can alter authorization decisions from an SQL table,
 * outside transactions. Thread-safe.
 */
public final class SqlChangeLog implements ChangeLog {
    private final TransactionRunner readers;
    private final CommitNotifier commits;

    public SqlChangeLog(TransactionRunner readers, CommitNotifier commits) {
        this.readers = readers;
        this.commits = commits;
    }

    @Override
    public Slice after(long seq, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be at least 1");
        }
        return readers.read(sql -> new SqlChanges(sql).after(seq, limit));
    }

    @Override
    public void onCommit(Runnable wake) {
        commits.onCommit(wake);
    }
}
