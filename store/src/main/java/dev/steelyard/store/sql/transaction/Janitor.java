package dev.steelyard.store.sql.transaction;

import dev.steelyard.store.sql.Sql;
import dev.steelyard.store.sql.delivery.SqlSecurityEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * Deletes expired rows: a bounded number a transaction, so that no other transaction waits long
 * behind it. Audit events are kept for ever: no rule here is about them. Thread-safe.
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

    /** How long, and how many, a stream holds for a receiver that does not take them. */
    private static final Duration SIGNAL = Duration.ofDays(7);

    static final int SIGNALS = 10_000;

    /** Thirteen months: a year can be compared with the one before. */
    private static final Duration USAGE = Duration.ofDays(397);

    private static final Duration NONE = Duration.ZERO;

    private record Rule(Function<Retention, Duration> age, String delete) {
        Rule(Duration age, String delete) {
            this(_ -> age, delete);
        }
    }

    // tokens go before their families, so that a long-lived family costs many short transactions
    private static final List<Rule> RULES =
            List.of(
                    new Rule(
                            Retention::usedCodes,
                            """
                            DELETE FROM codes WHERE id IN (
                                SELECT id FROM codes WHERE expires < :before LIMIT :limit)"""),
                    new Rule(
                            ENDED,
                            """
                            DELETE FROM refresh_tokens WHERE id IN (
                                SELECT t.id FROM refresh_tokens t
                                JOIN refresh_families f ON f.id = t.family_id
                                WHERE f.ended < :before LIMIT :limit)"""),
                    new Rule(
                            Retention::idleFamilies,
                            """
                            DELETE FROM refresh_tokens WHERE id IN (
                                SELECT t.id FROM refresh_tokens t
                                JOIN refresh_families f ON f.id = t.family_id
                                WHERE f.last_used < :before LIMIT :limit)"""),
                    new Rule(
                            ENDED,
                            """
                            DELETE FROM refresh_families WHERE id IN (
                                SELECT id FROM refresh_families WHERE ended < :before LIMIT :limit)"""),
                    new Rule(
                            Retention::idleFamilies,
                            """
                            DELETE FROM refresh_families WHERE id IN (
                                SELECT f.id FROM refresh_families f
                                WHERE f.last_used < :before AND NOT EXISTS (
                                    SELECT 1 FROM refresh_tokens t WHERE t.family_id = f.id)
                                LIMIT :limit)"""),
                    new Rule(
                            ENDED,
                            """
                            DELETE FROM sessions WHERE id IN (
                                SELECT id FROM sessions WHERE ended < :before LIMIT :limit)"""),
                    new Rule(
                            Retention::idleSessions,
                            """
                            DELETE FROM sessions WHERE id IN (
                                SELECT id FROM sessions WHERE last_seen < :before LIMIT :limit)"""),
                    new Rule(
                            NONE,
                            """
                            DELETE FROM revocations WHERE value IN (
                                SELECT value FROM revocations WHERE until < :before LIMIT :limit)
                            AND until < :before"""),
                    new Rule(
                            NONE,
                            """
                            DELETE FROM failures WHERE bucket IN (
                                SELECT bucket FROM failures WHERE forgotten < :before LIMIT :limit)
                            AND forgotten < :before"""),
                    new Rule(
                            NONE,
                            """
                            DELETE FROM idempotency_keys WHERE (caller, value) IN (
                                SELECT caller, value FROM idempotency_keys
                                WHERE expires < :before LIMIT :limit)
                            AND expires < :before"""),
                    new Rule(
                            PUSHED,
                            """
                            DELETE FROM pushed_requests WHERE id IN (
                                SELECT id FROM pushed_requests
                                WHERE expires < :before LIMIT :limit)"""),
                    new Rule(
                            DEVICE,
                            """
                            DELETE FROM device_authorizations WHERE id IN (
                                SELECT id FROM device_authorizations
                                WHERE expires < :before LIMIT :limit)"""),
                    // not at once: nodes' clocks differ, and a gap would let one in again
                    new Rule(
                            ASSERTION,
                            """
                            DELETE FROM used_assertions WHERE (client_id, jti) IN (
                                SELECT client_id, jti FROM used_assertions
                                WHERE until < :before LIMIT :limit)"""),
                    new Rule(
                            INVITATION,
                            """
                            DELETE FROM invitations WHERE id IN (
                                SELECT id FROM invitations WHERE expires < :before LIMIT :limit)"""),
                    new Rule(
                            INVITATION,
                            """
                            DELETE FROM initial_access_tokens WHERE id IN (
                                SELECT id FROM initial_access_tokens
                                WHERE expires < :before LIMIT :limit)"""),
                    new Rule(
                            NONE,
                            """
                            DELETE FROM transfers WHERE id IN (
                                SELECT id FROM transfers WHERE expires < :before LIMIT :limit)"""),
                    new Rule(
                            CREDENTIAL,
                            """
                            DELETE FROM credentials WHERE id IN (
                                SELECT id FROM credentials WHERE expires < :before LIMIT :limit)"""),
                    new Rule(
                            Retention::refusals,
                            """
                            DELETE FROM refusals WHERE id IN (
                                SELECT id FROM refusals WHERE at < :before LIMIT :limit)"""),
                    new Rule(
                            Retention::refusals,
                            """
                            DELETE FROM refusals_not_kept WHERE (client_id, day) IN (
                                SELECT client_id, day FROM refusals_not_kept
                                WHERE day < :before LIMIT :limit)"""),
                    new Rule(
                            ENDED,
                            """
                            DELETE FROM guards WHERE (resource_server_id, id) IN (
                                SELECT resource_server_id, id FROM guards
                                WHERE seen < :before LIMIT :limit)"""),
                    // the newest row stays with its credential: it says when that was last used
                    new Rule(
                            USAGE,
                            """
                            DELETE FROM usage_counts WHERE (used_id, hour) IN (
                                SELECT u.used_id, u.hour FROM usage_counts u
                                WHERE u.hour < :before AND (
                                    EXISTS (SELECT 1 FROM usage_counts n
                                            WHERE n.used_id = u.used_id AND n.hour > u.hour)
                                    OR NOT EXISTS (
                                        SELECT 1 FROM credentials c WHERE c.id = u.used_id))
                                LIMIT :limit)"""),
                    new Rule(
                            Retention::decisions,
                            """
                            DELETE FROM decision_counts
                            WHERE (client_id, user_id, resource_server_id, operation, permission,
                                   code) IN (
                                SELECT client_id, user_id, resource_server_id, operation,
                                    permission, code
                                FROM decision_counts
                                WHERE last_day < :before AND last_at < :before LIMIT :limit)
                            AND last_at < :before"""));

    private final Function<Function<Sql, Integer>, Integer> transactions;
    private final Retention retention;

    /**
     * @param transactions runs one piece of work in one transaction
     */
    public Janitor(Function<Function<Sql, Integer>, Integer> transactions, Retention retention) {
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

    private int untilFew(Function<Sql, Integer> delete) {
        int gone = 0;
        int last;
        do {
            last = transactions.apply(delete);
            gone += last;
        } while (last >= BATCH);
        return gone;
    }

    private static int pruneChanges(Sql sql, Instant before) {
        var changes = new SqlChanges(sql);
        return changes.prune(before, changes.head() - CHANGES_KEPT, BATCH);
    }
}
