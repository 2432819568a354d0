package dev.steelyard.store.sql;

import dev.steelyard.domain.audit.AuditFilter;
import dev.steelyard.domain.search.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** What of the audit log is asked for, as conditions that its indexes can answer. */
final class AuditConditions {
    /** How far the time in an id may lie from that of its event: an act may wait for a lock. */
    private static final Duration APART = Duration.ofMinutes(10);

    private final StringBuilder where = new StringBuilder("id < :before");
    private final Map<String, Object> values = new LinkedHashMap<>();

    static AuditConditions of(AuditFilter filter) {
        var thing = filter.thing();
        var conditions =
                new AuditConditions()
                        .equal("reseller_id", filter.reseller())
                        .equal("application_id", filter.application())
                        .equal("actor", filter.actor())
                        .equal("action", filter.action())
                        .equal("request", filter.request())
                        .from(filter.from())
                        .until(filter.until());
        return thing == null
                ? conditions.equal("noun", filter.type())
                : conditions.equal("subject", filter.type() + ":" + thing);
    }

    String where() {
        return where.toString();
    }

    /** With the cursor of a list that is ordered by id, from the end. */
    Query bind(Query query, Page page) {
        values.forEach(query::bind);
        var after = page.after();
        // Every id sorts before a letter that is no hex digit.
        return query.bind("before", after == null ? "g" : after).bind("limit", page.limit());
    }

    private AuditConditions equal(String column, @Nullable Object value) {
        return value == null ? this : and(column + " = :" + column, column, value);
    }

    /** By the id, too: it is what the indexes are ordered by. */
    private AuditConditions from(@Nullable Instant from) {
        return from == null
                ? this
                : and("at >= :from", "from", from)
                        .and("id >= :from_id", "from_id", lowest(from.minus(APART)));
    }

    private AuditConditions until(@Nullable Instant until) {
        return until == null
                ? this
                : and("at < :until", "until", until)
                        .and("id < :until_id", "until_id", lowest(until.plus(APART)));
    }

    private AuditConditions and(String condition, String name, Object value) {
        where.append(" AND ").append(condition);
        values.put(name, value);
        return this;
    }

    private static String lowest(Instant at) {
        long millis = Math.clamp(at.toEpochMilli(), 0L, (1L << 48) - 1);
        return "%012x".formatted(millis);
    }
}
