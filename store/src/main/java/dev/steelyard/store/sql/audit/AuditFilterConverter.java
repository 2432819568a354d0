package dev.steelyard.store.sql.audit;

import dev.steelyard.domain.audit.AuditFilter;
import dev.steelyard.store.sql.ListQueryBuilder;
import java.time.Duration;
import java.time.Instant;

/** Converts a filter for the list of audit events to SQL conditions. */
final class AuditFilterConverter {
    /** How far the time in an id may lie from that of its event: an act may wait for a lock. */
    private static final Duration APART = Duration.ofMinutes(10);

    private AuditFilterConverter() {}

    static ListQueryBuilder of(AuditFilter filter) {
        var thing = filter.thing();
        var from = filter.from();
        var until = filter.until();
        // By the id, too: the indexes are ordered by it.
        return new ListQueryBuilder()
                .and("reseller_id = :reseller", "reseller", filter.reseller())
                .and("application_id = :application", "application", filter.application())
                .and("actor = :actor", "actor", filter.actor())
                .and("action = :action", "action", filter.action())
                .and("request = :request", "request", filter.request())
                .and("at >= :from", "from", from)
                .and("id >= :lowest", "lowest", from == null ? null : begin(from.minus(APART)))
                .and("at < :until", "until", until)
                .and("id < :highest", "highest", until == null ? null : begin(until.plus(APART)))
                .and("noun = :noun", "noun", thing == null ? filter.type() : null)
                .and(
                        "subject = :subject",
                        "subject",
                        thing == null ? null : filter.type() + ":" + thing);
    }

    /** Of the ids made at {@code at}. */
    private static String begin(Instant at) {
        long millis = Math.clamp(at.toEpochMilli(), 0L, (1L << 48) - 1);
        return "%012x".formatted(millis);
    }
}
