package dev.steelyard.store.sql.decision;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.decision.AffectedDecision;
import dev.steelyard.domain.decision.DecisionCount;
import dev.steelyard.domain.decision.DecisionCounts;
import dev.steelyard.domain.decision.DecisionCoverage;
import dev.steelyard.domain.decision.LastUse;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.principal.PrincipalRef;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.domain.user.User;
import dev.steelyard.store.sql.ListQueryBuilder;
import dev.steelyard.store.sql.RowReader;
import dev.steelyard.store.sql.SqlExecutor;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Gatherers;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** Stores how often guards allowed or refused requests in an SQL table. */
public record SqlDecisionCounts(SqlExecutor sql) implements DecisionCounts {
    /** Ids in one statement. */
    private static final int MANY = 500;

    private static final RowMapper<DecisionCount> COUNT = RowReader.to(SqlDecisionCounts::count);

    private static final RowMapper<LastUse> LAST_USE =
            RowReader.to(
                    row ->
                            new LastUse(
                                    row.id("who"), row.text("permission"), row.instant("last_at")));

    private static final RowMapper<AffectedDecision> TOUCHED =
            RowReader.to(
                    row ->
                            new AffectedDecision(
                                    count(row), row.id("application_id"), row.ids("roles")));

    @Override
    public Added add(Id<ResourceServer> at, List<DecisionCount> counts, Instant now) {
        return new DecisionCountWriter(sql, at, now).add(counts);
    }

    @Override
    public List<DecisionCoverage> records() {
        return sql.query("SELECT * FROM decision_records ORDER BY resource_server_id")
                .map(
                        RowReader.to(
                                row ->
                                        new DecisionCoverage(
                                                row.id("resource_server_id"),
                                                row.instant("since"),
                                                row.number("dropped"))))
                .list();
    }

    @Override
    public List<DecisionCount> of(Id<Client> client, int limit) {
        return sql.query(
                        """
                        SELECT * FROM decision_counts WHERE client_id = :client
                        ORDER BY last_at DESC, operation, permission, code, user_id LIMIT :limit""")
                .bind("client", client)
                .bind("limit", limit)
                .map(COUNT)
                .list();
    }

    @Override
    public List<DecisionCount> of(Id<User> user, Id<Application> application, int limit) {
        return sql.query(
                        """
                        SELECT d.* FROM clients c
                        JOIN decision_counts d ON d.client_id = c.id AND d.user_id = :user
                        WHERE c.application_id = :application
                        ORDER BY d.last_at DESC, d.operation, d.permission, d.code, d.client_id
                        LIMIT :limit""")
                .bind("user", user)
                .bind("application", application)
                .bind("limit", limit)
                .map(COUNT)
                .list();
    }

    @Override
    public List<LastUse> lastUses(Collection<Id<Client>> clients) {
        return clients.stream()
                .gather(Gatherers.windowFixed(MANY))
                .flatMap(
                        some ->
                                sql
                                        .query(
                                                """
                                                SELECT client_id AS who, permission,
                                                    MAX(last_at) AS last_at
                                                FROM decision_counts
                                                WHERE client_id IN (<ids>) AND user_id = ''
                                                    AND code = '' AND permission <> ''
                                                GROUP BY client_id, permission""")
                                        .bindList("ids", some)
                                        .map(LAST_USE)
                                        .list()
                                        .stream())
                .toList();
    }

    @Override
    public List<LastUse> lastUses(Id<Application> application, Collection<Id<User>> users) {
        return users.stream()
                .gather(Gatherers.windowFixed(MANY))
                .flatMap(
                        some ->
                                sql
                                        .query(
                                                """
                                                SELECT d.user_id AS who, d.permission,
                                                    MAX(d.last_at) AS last_at
                                                FROM clients c
                                                JOIN decision_counts d ON d.client_id = c.id
                                                    AND d.user_id IN (<ids>)
                                                WHERE c.application_id = :application
                                                    AND d.code = '' AND d.permission <> ''
                                                GROUP BY d.user_id, d.permission""")
                                        .bindList("ids", some)
                                        .bind("application", application)
                                        .map(LAST_USE)
                                        .list()
                                        .stream())
                .toList();
    }

    @Override
    public List<AffectedDecision> touched(Reach reach, int limit) {
        var permissions = reach.permissions();
        var operations = reach.operations();
        if ((permissions != null && permissions.isEmpty())
                || (operations != null && operations.isEmpty())) {
            return List.of();
        }
        var where =
                new ListQueryBuilder("c.suspended = 0")
                        .and("d.last_at >= :since", "since", reach.since())
                        .and("d.resource_server_id = :at", "at", reach.at())
                        .and(
                                "(c.id = :holder OR c.application_id = :holder OR c.reseller_id = :holder)",
                                "holder",
                                reach.holder())
                        .among("d.permission", "permissions", permissions)
                        .among("d.operation", "operations", operations)
                        .with("limit", limit);
        return where.query(
                        sql,
                        """
                        SELECT d.*, c.application_id,
                            CASE WHEN d.user_id = ''
                                 THEN (SELECT string_agg(r.role_id, ' ') FROM client_roles r
                                       WHERE r.client_id = d.client_id)
                                 ELSE (SELECT string_agg(m.role_id, ' ') FROM membership_roles m
                                       WHERE m.user_id = d.user_id
                                         AND m.application_id = c.application_id)
                            END AS roles
                        FROM clients c JOIN decision_counts d ON d.client_id = c.id""",
                        """
                        ORDER BY d.last_at DESC, d.client_id, d.user_id, d.operation, d.permission,
                            d.code
                        LIMIT :limit""")
                .map(TOUCHED)
                .list();
    }

    private static DecisionCount count(RowReader row) throws SQLException {
        var user = noneIfEmpty(row.text("user_id"));
        return new DecisionCount(
                new PrincipalRef(row.id("client_id"), user == null ? null : new Id<>(user)),
                row.id("resource_server_id"),
                noneIfEmpty(row.text("operation")),
                noneIfEmpty(row.text("permission")),
                noneIfEmpty(row.text("code")),
                row.number("requests"),
                row.instant("first_at"),
                row.instant("last_at"));
    }

    private static @Nullable String noneIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }
}
