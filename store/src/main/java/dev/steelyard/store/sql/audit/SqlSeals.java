package dev.steelyard.store.sql.audit;

import dev.steelyard.domain.audit.AuditEvent;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.seal.Hash;
import dev.steelyard.domain.seal.Seal;
import dev.steelyard.domain.seal.SealedEvent;
import dev.steelyard.domain.seal.Seals;
import dev.steelyard.store.sql.ListQueryBuilder;
import dev.steelyard.store.sql.RowReader;
import dev.steelyard.store.sql.SqlExecutor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** Stores the signatures over batches of the audit log in SQL tables. */
public record SqlSeals(SqlExecutor sql) implements Seals {
    private static final RowMapper<Seal> SEAL =
            RowReader.to(
                    row ->
                            new Seal(
                                    row.number("batch"),
                                    row.instant("at"),
                                    Arrays.stream(row.text("leaves").split(" "))
                                            .map(Hash::new)
                                            .toList(),
                                    row.text("jws"),
                                    row.text("signed_by"),
                                    row.textOrNull("next_key")));

    private static final RowMapper<Long> NUMBER = RowReader.to(row -> row.number("number"));

    private record Place(AuditEvent event, long batch, int leaf, long number, String salt) {
        SealedEvent with(AuditEvent complete) {
            return new SealedEvent(complete, batch, leaf, number, salt);
        }
    }

    private static final RowMapper<Place> PLACE =
            (columns, context) -> {
                var row = new RowReader(columns);
                return new Place(
                        AuditEventReader.EVENT.map(columns, context),
                        row.number("batch"),
                        Math.toIntExact(row.number("leaf")),
                        row.number("number"),
                        row.text("salt"));
            };

    @Override
    public void lock() {
        sql.lock("seals");
    }

    @Override
    public Optional<Seal> last() {
        return sql.query("SELECT * FROM audit_seals ORDER BY batch DESC LIMIT 1")
                .map(SEAL)
                .findOne();
    }

    @Override
    public List<AuditEvent> unsealed(int limit) {
        return AuditEventReader.withDetails(
                sql,
                sql.query(
                                """
                                SELECT * FROM audit_events WHERE batch IS NULL
                                ORDER BY id LIMIT :limit""")
                        .bind("limit", limit)
                        .map(AuditEventReader.EVENT)
                        .list());
    }

    @Override
    public long countUnsealed(@Nullable Id<Reseller> reseller) {
        return new ListQueryBuilder("batch IS NULL")
                .and("reseller_id = :reseller", "reseller", reseller)
                .query(sql, "SELECT count(*) AS number FROM audit_events", "")
                .map(NUMBER)
                .one();
    }

    @Override
    public long lastNumber(@Nullable Id<Reseller> owner, long upto) {
        return new ListQueryBuilder(owner == null ? "reseller_id IS NULL" : "1 = 1")
                .and("reseller_id = :owner", "owner", owner)
                .and("batch <= :upto", "upto", upto)
                .query(
                        sql,
                        "SELECT number FROM audit_events",
                        "ORDER BY batch DESC, leaf DESC LIMIT 1")
                .map(NUMBER)
                .findOne()
                .orElse(0L);
    }

    @Override
    public void insert(Seal seal, List<SealedEvent> events) {
        sql.update(
                        """
                        INSERT INTO audit_seals (batch, at, leaves, jws, signed_by, next_key)
                        VALUES (:batch, :at, :leaves, :jws, :key, :next)""")
                .bindMethods(seal)
                .bind(
                        "leaves",
                        seal.leaves().stream().map(Hash::text).collect(Collectors.joining(" ")))
                .execute();
        var batch =
                sql.batch(
                        """
                        UPDATE audit_events
                        SET batch = :batch, leaf = :leaf, number = :number, salt = :salt
                        WHERE id = :event.id AND batch IS NULL""");
        for (var sealed : events) {
            batch.bindMethods(sealed).add();
        }
        if (!Arrays.stream(batch.execute()).allMatch(rows -> rows == 1)) {
            throw new IllegalStateException("an event is already under another seal");
        }
    }

    @Override
    public long lastBefore(Instant at) {
        return sql.query(
                        """
                        SELECT batch AS number FROM audit_seals WHERE at < :at
                        ORDER BY at DESC, batch DESC LIMIT 1""")
                .bind("at", at)
                .map(NUMBER)
                .findOne()
                .orElse(0L);
    }

    @Override
    public List<Seal> list(@Nullable Id<Reseller> reseller, long after, long upto, int limit) {
        var query =
                reseller == null
                        ? sql.query(
                                """
                                SELECT * FROM audit_seals WHERE batch > :after AND batch <= :upto
                                ORDER BY batch LIMIT :limit""")
                        : sql.query(
                                        """
                                        SELECT * FROM audit_seals WHERE batch IN (
                                            SELECT batch FROM (
                                                SELECT DISTINCT batch FROM audit_events
                                                WHERE reseller_id = :reseller
                                                AND batch > :after AND batch <= :upto
                                                ORDER BY batch LIMIT :limit) own
                                            UNION
                                            SELECT batch FROM (
                                                SELECT batch FROM audit_seals
                                                WHERE next_key IS NOT NULL
                                                AND batch > :after AND batch <= :upto
                                                ORDER BY batch LIMIT :limit) naming)
                                        ORDER BY batch LIMIT :limit""")
                                .bind("reseller", reseller);
        return query.bind("after", after).bind("upto", upto).bind("limit", limit).map(SEAL).list();
    }

    @Override
    public List<SealedEvent> events(long batch, @Nullable Id<Reseller> reseller) {
        var places =
                new ListQueryBuilder("batch = :batch")
                        .with("batch", batch)
                        .and("reseller_id = :reseller", "reseller", reseller)
                        .query(sql, "SELECT * FROM audit_events", "ORDER BY leaf")
                        .map(PLACE)
                        .list();
        var complete =
                AuditEventReader.withDetails(sql, places.stream().map(Place::event).toList());
        var events = new ArrayList<SealedEvent>();
        for (int i = 0; i < places.size(); i++) {
            events.add(places.get(i).with(complete.get(i)));
        }
        return List.copyOf(events);
    }
}
