package dev.steelyard.store.sql.decision;

import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.joining;

import dev.steelyard.domain.decision.DecisionCount;
import dev.steelyard.domain.decision.DecisionCounts;
import dev.steelyard.domain.decision.DecisionCounts.Added;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.principal.PrincipalRef;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.store.sql.RowReader;
import dev.steelyard.store.sql.SqlExecutor;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes to an SQL table the counts of authorization decisions that a guard reported. Nearly all
 * rows of nearly all reports are there already: those are raised by one batch. Only new rows are
 * looked at: whether the principal belongs to the application, and whether there is room.
 */
record DecisionCountWriter(SqlExecutor sql, Id<ResourceServer> at, Instant now) {
    /** Pairs in one statement. */
    private static final int MANY = 250;

    /** One order for all reports, so that two of them never wait for each other in a circle. */
    private static final Comparator<DecisionCount> BY_ROW =
            Comparator.comparing((DecisionCount count) -> count.principal().client().hex())
                    .thenComparing(count -> user(count.principal()))
                    .thenComparing(count -> requireNonNullElse(count.operation(), ""))
                    .thenComparing(count -> requireNonNullElse(count.permission(), ""))
                    .thenComparing(count -> requireNonNullElse(count.code(), ""));

    private static final String RAISED =
            """
            SET requests = decision_counts.requests + %1$s,
                first_at = CASE WHEN %2$s < decision_counts.first_at
                                THEN %2$s ELSE decision_counts.first_at END,
                last_at = CASE WHEN %3$s > decision_counts.last_at
                               THEN %3$s ELSE decision_counts.last_at END,
                last_day = CASE WHEN %4$s > decision_counts.last_day
                                THEN %4$s ELSE decision_counts.last_day END
            """;

    private static final String RAISE =
            """
            UPDATE decision_counts %s
            WHERE client_id = :client AND user_id = :user AND resource_server_id = :at
              AND operation = :operation AND permission = :permission AND code = :code"""
                    .formatted(RAISED.formatted(":requests", ":first", ":last", ":day"));

    private static final String INSERT =
            """
            INSERT INTO decision_counts
                (client_id, user_id, resource_server_id, operation, permission, code, requests,
                 first_at, last_at, last_day)
            VALUES
                (:client, :user, :at, :operation, :permission, :code, :requests,
                 :first, :last, :day)
            ON CONFLICT
                (client_id, user_id, resource_server_id, operation, permission, code)
            DO UPDATE %s"""
                    .formatted(
                            RAISED.formatted(
                                    "excluded.requests",
                                    "excluded.first_at",
                                    "excluded.last_at",
                                    "excluded.last_day"));

    /**
     * @param other of a client that acts for itself: empty
     */
    private record Pair(String one, String other) {
        static Pair of(PrincipalRef principal) {
            return new Pair(principal.client().hex(), user(principal));
        }
    }

    Added add(List<DecisionCount> counts) {
        var added = raised(counts.stream().sorted(BY_ROW).toList());
        var own = own(added);
        var fitting = fitting(own);
        execute(INSERT, fitting);
        int dropped = own.size() - fitting.size();
        record(dropped);
        return new Added(
                counts.size() - added.size() + fitting.size(), added.size() - own.size(), dropped);
    }

    /** Answers the rows that weren't there. */
    private List<DecisionCount> raised(List<DecisionCount> counts) {
        int[] raised = execute(RAISE, counts);
        return IntStream.range(0, raised.length)
                .filter(i -> raised[i] == 0)
                .mapToObj(counts::get)
                .toList();
    }

    private List<DecisionCount> own(List<DecisionCount> counts) {
        var applications = applications(counts);
        var members =
                pairs(
                        """
                        SELECT user_id, application_id, 1 FROM memberships
                        WHERE (user_id, application_id) IN""",
                        "",
                        counts.stream()
                                .map(count -> membership(count.principal(), applications))
                                .filter(pair -> !pair.one().isEmpty() && !pair.other().isEmpty()));
        return counts.stream()
                .filter(
                        count -> {
                            var pair = membership(count.principal(), applications);
                            return !pair.other().isEmpty()
                                    && (pair.one().isEmpty() || members.containsKey(pair));
                        })
                .toList();
    }

    private List<DecisionCount> fitting(List<DecisionCount> counts) {
        var taken =
                pairs(
                        """
                        SELECT client_id, user_id, COUNT(*) FROM decision_counts
                        WHERE (client_id, user_id) IN""",
                        "GROUP BY client_id, user_id",
                        counts.stream().map(count -> Pair.of(count.principal())));
        return counts.stream()
                .filter(
                        count ->
                                taken.merge(Pair.of(count.principal()), 1, Integer::sum)
                                        <= DecisionCounts.MOST)
                .toList();
    }

    private static Pair membership(PrincipalRef principal, Map<String, String> applications) {
        return new Pair(user(principal), applications.getOrDefault(principal.client().hex(), ""));
    }

    private Map<String, String> applications(List<DecisionCount> counts) {
        var applications = new HashMap<String, String>();
        counts.stream()
                .map(count -> count.principal().client())
                .distinct()
                .gather(Gatherers.windowFixed(MANY))
                .forEach(
                        some ->
                                sql.query(
                                                """
                                                SELECT id, application_id FROM clients
                                                WHERE id IN (<ids>) AND application_id IS NOT NULL""")
                                        .bindList("ids", some)
                                        .map(
                                                RowReader.to(
                                                        row ->
                                                                new Pair(
                                                                        row.text("id"),
                                                                        row.text(
                                                                                "application_id"))))
                                        .forEach(
                                                pair ->
                                                        applications.put(
                                                                pair.one(), pair.other())));
        return applications;
    }

    /** The pairs among {@code wanted} that there are, each with the number in the third column. */
    private Map<Pair, Integer> pairs(String select, String end, Stream<Pair> wanted) {
        var found = new HashMap<Pair, Integer>();
        wanted.distinct()
                .gather(Gatherers.windowFixed(MANY))
                .forEach(
                        some -> {
                            var values =
                                    IntStream.range(0, some.size())
                                            .mapToObj(i -> "(:one%1$d, :other%1$d)".formatted(i))
                                            .collect(joining(", ", " (VALUES ", ") "));
                            var query = sql.query(select + values + end);
                            for (int i = 0; i < some.size(); i++) {
                                query.bind("one" + i, some.get(i).one())
                                        .bind("other" + i, some.get(i).other());
                            }
                            query.map(
                                            (columns, _) ->
                                                    found.put(
                                                            new Pair(
                                                                    columns.getString(1),
                                                                    columns.getString(2)),
                                                            columns.getInt(3)))
                                    .list();
                        });
        return found;
    }

    private int[] execute(String statement, List<DecisionCount> counts) {
        if (counts.isEmpty()) {
            return new int[0];
        }
        var batch = sql.batch(statement);
        for (var count : counts) {
            var last = earlier(count.last(), now);
            batch.bind("client", count.principal().client())
                    .bind("user", user(count.principal()))
                    .bind("at", at)
                    .bind("operation", requireNonNullElse(count.operation(), ""))
                    .bind("permission", requireNonNullElse(count.permission(), ""))
                    .bind("code", requireNonNullElse(count.code(), ""))
                    .bind("requests", count.requests())
                    .bind("first", earlier(count.first(), last))
                    .bind("last", last)
                    .bind("day", last.truncatedTo(ChronoUnit.DAYS))
                    .add();
        }
        return batch.execute();
    }

    private void record(int dropped) {
        int known =
                sql.count(
                        "SELECT COUNT(*) FROM decision_records WHERE resource_server_id = :key",
                        at);
        // Nearly always there is nothing to say, and no two reports wait for each other here.
        if (known == 0 || dropped > 0) {
            sql.update(
                            """
                            INSERT INTO decision_records (resource_server_id, since, dropped)
                            VALUES (:at, :now, :dropped)
                            ON CONFLICT (resource_server_id) DO UPDATE
                            SET dropped = decision_records.dropped + excluded.dropped""")
                    .bind("at", at)
                    .bind("now", now)
                    .bind("dropped", dropped)
                    .execute();
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static String user(PrincipalRef principal) {
        var user = principal.user();
        return user == null ? "" : user.hex();
    }
}
