package dev.steelyard.store.sql.transaction;

import dev.steelyard.store.sql.SqlExecutor;
import dev.steelyard.store.sql.delivery.SqlSecurityEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * Deletes expired rows, such as authorization codes and sessions, in small transactions. The number
 * of rows in a transaction is bounded, so that no other transaction waits long behind it. Audit
 * events are kept for ever: no rule here is about them. Thread-safe.
 */
public final class Janitor {
    /** How many of the newest changes stay, however old: as far back as a guard may be behind. */
    static final int CHANGES_KEPT = 100_000;

    private static final int BATCH = 1_000;

    private static final Duration ASSERTION = Duration.ofMinutes(5);

    /** Longer than the 30 minutes that a login may take for one. */
    private static final Duration PUSHED = Duration.ofMinutes(31);

    /** Until then devices are told that it has expired. */
    private static final Duration DEVICE = Duration.ofMinutes(10);

    private static final Duration ENDED = Duration.ofDays(1);

    /** So long lists show who still had an old one. */
    private static final Duration CREDENTIAL = Duration.ofDays(90);

    private static final Duration INVITATION = Duration.ofDays(30);

    /** After the last attempt: so long lists show what became of a mail. */
    private static final Duration MAIL = Duration.ofDays(7);

    /** How long, and how many, a stream holds for a receiver that does not take them. */
    private static final Duration SIGNAL = Duration.ofDays(7);

    static final int SIGNALS = 10_000;

    /** Thirteen months: a year can be compared with the one before. */
    private static final Duration USAGE = Duration.ofDays(397);

    private static final Duration NONE = Duration.ZERO;

    private record Rule(Function<Retention, Duration> age, String delete) {
        /**
         * Asks the condition again of a row that changed while the transaction waited for it.
         *
         * @param key the columns of the table's key
         */
        Rule(Function<Retention, Duration> age, String table, String key, String condition) {
            this(
                    age,
                    """
                    DELETE FROM %1$s WHERE (%2$s) IN (
                        SELECT %2$s FROM %1$s WHERE %3$s LIMIT :limit)
                    AND %3$s"""
                            .formatted(table, key, condition));
        }

        Rule(Duration age, String table, String key, String condition) {
            this(_ -> age, table, key, condition);
        }

        /** Refresh tokens of families that fulfil {@code condition}. */
        static Rule tokens(Function<Retention, Duration> age, String condition) {
            return new Rule(
                    age,
                    """
                    DELETE FROM refresh_tokens WHERE id IN (
                        SELECT t.id FROM refresh_tokens t
                        JOIN refresh_families f ON f.id = t.family_id
                        WHERE %s LIMIT :limit)"""
                            .formatted(condition));
        }
    }

    private static final String EXPIRED = "expires < :before";

    // Tokens go before their families, so that a long-lived family costs many short transactions.
    private static final List<Rule> RULES =
            List.of(
                    new Rule(Retention::usedCodes, "codes", "id", EXPIRED),
                    Rule.tokens(_ -> ENDED, "f.ended < :before"),
                    Rule.tokens(Retention::idleFamilies, "f.last_used < :before"),
                    new Rule(ENDED, "refresh_families", "id", "ended < :before"),
                    new Rule(
                            Retention::idleFamilies,
                            "refresh_families",
                            "id",
                            """
                            last_used < :before AND NOT EXISTS (
                                SELECT 1 FROM refresh_tokens t
                                WHERE t.family_id = refresh_families.id)"""),
                    new Rule(ENDED, "sessions", "id", "ended < :before"),
                    new Rule(Retention::idleSessions, "sessions", "id", "last_seen < :before"),
                    new Rule(NONE, "revocations", "kind, value", "until < :before"),
                    new Rule(NONE, "failures", "bucket", "forgotten < :before"),
                    new Rule(NONE, "idempotency_keys", "caller, value", EXPIRED),
                    new Rule(PUSHED, "pushed_requests", "id", EXPIRED),
                    new Rule(DEVICE, "device_authorizations", "id", EXPIRED),
                    // Not at once: nodes' clocks differ, and a gap would let one in again.
                    new Rule(ASSERTION, "used_assertions", "client_id, jti", "until < :before"),
                    new Rule(ASSERTION, "used_challenges", "challenge", "until < :before"),
                    new Rule(NONE, "trusted_browsers", "id", EXPIRED),
                    new Rule(NONE, "factor_enrolments", "user_id", "until < :before"),
                    new Rule(INVITATION, "invitations", "id", EXPIRED),
                    new Rule(INVITATION, "account_links", "id", EXPIRED),
                    new Rule(INVITATION, "account_resets", "user_id, kind, maker", "at < :before"),
                    new Rule(INVITATION, "initial_access_tokens", "id", EXPIRED),
                    new Rule(NONE, "transfers", "id", EXPIRED),
                    new Rule(MAIL, "mails", "id", "until < :before"),
                    new Rule(ENDED, "mail_notices", "subject, ends, days", "ends < :before"),
                    new Rule(CREDENTIAL, "credentials", "id", EXPIRED),
                    new Rule(Retention::refusals, "refusals", "id", "at < :before"),
                    new Rule(
                            Retention::refusals,
                            "refusals_not_kept",
                            "client_id, day",
                            "day < :before"),
                    new Rule(ENDED, "guards", "resource_server_id, id", "seen < :before"),
                    // The newest row stays with its credential: it says when that was last used.
                    new Rule(
                            USAGE,
                            "usage_counts",
                            "used_id, hour",
                            """
                            hour < :before AND (
                                EXISTS (SELECT 1 FROM usage_counts n
                                        WHERE n.used_id = usage_counts.used_id
                                          AND n.hour > usage_counts.hour)
                                OR NOT EXISTS (
                                    SELECT 1 FROM credentials c
                                    WHERE c.id = usage_counts.used_id))"""),
                    new Rule(
                            Retention::decisions,
                            "decision_counts",
                            "client_id, user_id, resource_server_id, operation, permission, code",
                            "last_day < :before AND last_at < :before"));

    private final Function<Function<SqlExecutor, Integer>, Integer> transactions;
    private final Retention retention;

    /**
     * @param transactions runs one piece of work in one transaction
     */
    public Janitor(
            Function<Function<SqlExecutor, Integer>, Integer> transactions, Retention retention) {
        this.transactions = transactions;
        this.retention = retention;
    }

    public int sweep(Instant now) {
        int gone = 0;
        for (var rule : RULES) {
            var before = now.minus(rule.age().apply(retention));
            gone +=
                    untilFew(
                            sql ->
                                    sql.update(rule.delete())
                                            .bind("before", before)
                                            .bind("limit", BATCH)
                                            .execute());
        }
        gone +=
                untilFew(
                        sql -> new SqlSecurityEvents(sql).prune(now.minus(SIGNAL), SIGNALS, BATCH));
        return gone + untilFew(sql -> pruneChanges(sql, now.minus(ENDED)));
    }

    private int untilFew(Function<SqlExecutor, Integer> delete) {
        int gone = 0;
        int last;
        do {
            last = transactions.apply(delete);
            gone += last;
        } while (last >= BATCH);
        return gone;
    }

    private static int pruneChanges(SqlExecutor sql, Instant before) {
        var changes = new SqlChanges(sql);
        return changes.prune(before, changes.head() - CHANGES_KEPT, BATCH);
    }
}
