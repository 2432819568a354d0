package dev.steelyard.store.sql.decision;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.principal.PrincipalRef;
import dev.steelyard.domain.refusal.RefusalCount;
import dev.steelyard.domain.refusal.RefusalFilter;
import dev.steelyard.domain.refusal.RefusalFilter.Sight;
import dev.steelyard.domain.refusal.StoredRefusal;
import dev.steelyard.domain.refusal.StoredRefusals;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.store.sql.ListQueryBuilder;
import dev.steelyard.store.sql.RowReader;
import dev.steelyard.store.sql.SqlExecutor;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.mapper.RowMapper;

/** Stores refused requests, which callers can look up by request id, in SQL tables. */
public record SqlStoredRefusals(SqlExecutor sql) implements StoredRefusals {
    /** One order for all batches, so that two of them never wait for each other's rows. */
    private static final Comparator<StoredRefusal> BY_ROW =
            Comparator.comparing(StoredRefusal::reference);

    private static final Comparator<Share> BY_SHARE =
            Comparator.comparing((Share share) -> share.principal().client().hex())
                    .thenComparing(share -> user(share.principal()))
                    .thenComparing(Share::unproved);

    private static final RowMapper<StoredRefusal> REFUSAL =
            RowReader.to(
                    row ->
                            new StoredRefusal(
                                    row.id("id"),
                                    row.text("reference"),
                                    row.instant("at"),
                                    row.idOrNull("resource_server_id"),
                                    row.id("client_id"),
                                    row.idOrNull("user_id"),
                                    row.idOrNull("application_id"),
                                    row.text("code"),
                                    row.textOrNull("method"),
                                    row.textOrNull("operation"),
                                    row.textOrNull("permission"),
                                    row.textOrNull("description")));

    private static final String OF_MEMBER =
            """
            (r.application_id IS NULL OR EXISTS (
                SELECT 1 FROM memberships m
                WHERE m.user_id = r.user_id AND m.application_id = r.application_id))""";

    /** The refusals that share one limit. */
    private record Share(PrincipalRef principal, boolean unproved) {
        static Share of(StoredRefusal refusal) {
            return new Share(refusal.principal(), refusal.unproved());
        }

        int most() {
            return unproved ? StoredRefusal.UNPROVED : StoredRefusal.OF_PRINCIPAL;
        }
    }

    private record Day(String client, long day) {}

    @Override
    public int add(Collection<StoredRefusal> refusals) {
        if (refusals.isEmpty()) {
            return 0;
        }
        var batch =
                sql.batch(
                        """
                        INSERT INTO refusals
                            (id, reference, at, resource_server_id, client_id, user_id,
                             application_id, code, method, operation, permission, description)
                        SELECT :id, :reference, :at, :resourceServer, c.id, :user,
                               c.application_id, :code, :method, :operation, :permission, :description
                        FROM clients c WHERE c.id = :client
                        ON CONFLICT (reference) DO NOTHING""");
        for (var refusal : refusals.stream().sorted(BY_ROW).toList()) {
            batch.bindMethods(refusal).add();
        }
        int added = Arrays.stream(batch.execute()).sum();
        trim(refusals);
        return added;
    }

    /** Only of those to whom something came; found by their index, and mostly nothing to delete. */
    private void trim(Collection<StoredRefusal> refusals) {
        var shares = refusals.stream().map(Share::of).distinct().sorted(BY_SHARE).toList();
        var batch =
                sql.batch(
                        """
                        DELETE FROM refusals WHERE client_id = :client
                        AND COALESCE(user_id, '') = :user AND CASE WHEN code = :mismatch THEN 1 ELSE 0 END = :unproved AND id <= (
                            SELECT id FROM refusals
                            WHERE client_id = :client AND COALESCE(user_id, '') = :user
                            AND CASE WHEN code = :mismatch THEN 1 ELSE 0 END = :unproved
                            ORDER BY id DESC LIMIT 1 OFFSET :kept)""");
        for (var share : shares) {
            batch.bind("client", share.principal().client())
                    .bind("user", user(share.principal()))
                    .bind("mismatch", StoredRefusal.REDIRECT_URI_MISMATCH)
                    .bind("unproved", share.unproved())
                    .bind("kept", share.most())
                    .add();
        }
        int[] gone = batch.execute();
        var now = refusals.stream().map(StoredRefusal::at).max(Comparator.naturalOrder());
        var counts = new ArrayList<RefusalCount>();
        for (int i = 0; i < gone.length; i++) {
            if (gone[i] > 0) {
                counts.add(
                        new RefusalCount(
                                shares.get(i).principal().client(), now.orElseThrow(), gone[i]));
            }
        }
        count(counts);
    }

    @Override
    public void count(Collection<RefusalCount> more) {
        var sums =
                new TreeMap<Day, Long>(Comparator.comparing(Day::client).thenComparing(Day::day));
        for (var one : more) {
            Id<Client> client = one.client();
            sums.merge(
                    new Day(client == null ? "" : client.hex(), day(one.at())),
                    one.count(),
                    Long::sum);
        }
        if (sums.isEmpty()) {
            return;
        }
        var batch =
                sql.batch(
                        """
                        INSERT INTO refusals_not_kept (client_id, day, refused)
                        VALUES (:client, :day, :refused)
                        ON CONFLICT (client_id, day) DO UPDATE
                        SET refused = refusals_not_kept.refused + excluded.refused""");
        sums.forEach(
                (counted, count) ->
                        batch.bind("client", counted.client())
                                .bind("day", counted.day())
                                .bind("refused", count)
                                .add());
        batch.execute();
    }

    @Override
    public Optional<StoredRefusal> find(String reference, Sight sight) {
        return seen(sight)
                .and("r.reference = :reference", "reference", reference)
                .query(sql, "SELECT r.* FROM refusals r", "")
                .map(REFUSAL)
                .findOne();
    }

    @Override
    public List<StoredRefusal> list(RefusalFilter filter, PageRequest page) {
        var seen = seen(filter.sight());
        if (filter.user() != null && filter.sight() instanceof Sight.OfReseller) {
            seen.and(OF_MEMBER);
        }
        return seen.and("r.client_id = :client", "client", filter.client())
                .and("r.user_id = :user", "user", filter.user())
                .and("r.application_id = :application", "application", filter.application())
                .and("r.code = :code", "code", filter.code())
                .and("r.at >= :since", "since", filter.since())
                .lastPage(sql, "SELECT r.* FROM refusals r", "r.id", page)
                .map(REFUSAL)
                .list();
    }

    private static ListQueryBuilder seen(Sight sight) {
        return switch (sight) {
            case Sight.All() -> new ListQueryBuilder();
            case Sight.OfStaff(var user) ->
                    new ListQueryBuilder("r.application_id IS NULL AND r.user_id = :own")
                            .with("own", user);
            case Sight.OfClient(var client) ->
                    new ListQueryBuilder("r.client_id = :own").with("own", client);
            case Sight.OfReseller(var reseller, var own) ->
                    seen(own)
                            .or(
                                    """
                                    r.application_id IN (
                                        SELECT a.id FROM applications a
                                        WHERE a.reseller_id = :reseller)""")
                            .with("reseller", reseller);
        };
    }

    @Override
    public int alike(StoredRefusal refusal) {
        return sql.query(
                        """
                        SELECT COUNT(*) FROM refusals
                        WHERE client_id = :client AND COALESCE(user_id, '') = COALESCE(:user, '')
                        AND code = :code
                        AND COALESCE(resource_server_id, '') = COALESCE(:resourceServer, '')
                        AND COALESCE(method, '') = COALESCE(:method, '')
                        AND COALESCE(operation, '') = COALESCE(:operation, '')""")
                .bindMethods(refusal)
                .mapTo(Integer.class)
                .one();
    }

    @Override
    public long notKept(RefusalFilter filter) {
        var since = filter.since();
        return counted(filter.sight())
                .and("n.client_id = :client", "client", filter.client())
                .and(
                        "n.client_id IN (SELECT c.id FROM clients c WHERE c.application_id = :application)",
                        "application",
                        filter.application())
                .and("n.day >= :since", "since", since == null ? null : day(since))
                .query(
                        sql,
                        "SELECT CAST(COALESCE(SUM(n.refused), 0) AS BIGINT) FROM refusals_not_kept n",
                        "")
                .mapTo(Long.class)
                .one();
    }

    private static ListQueryBuilder counted(Sight sight) {
        return switch (sight) {
            case Sight.All() -> new ListQueryBuilder();
            case Sight.OfStaff _ -> new ListQueryBuilder("1 = 0");
            case Sight.OfClient(var client) ->
                    new ListQueryBuilder("n.client_id = :own").with("own", client);
            case Sight.OfReseller(var reseller, _) ->
                    new ListQueryBuilder(
                                    "n.client_id IN (SELECT c.id FROM clients c WHERE c.reseller_id = :reseller)")
                            .with("reseller", reseller);
        };
    }

    private static long day(Instant at) {
        return at.truncatedTo(ChronoUnit.DAYS).toEpochMilli();
    }

    private static String user(PrincipalRef principal) {
        var user = principal.user();
        return user == null ? "" : user.hex();
    }
}
