package dev.steelyard.store.sql.client;

import dev.steelyard.domain.client.credential.CredentialFilter;
import dev.steelyard.domain.client.credential.HeldCredential;
import dev.steelyard.domain.search.TimedPageRequest;
import dev.steelyard.store.sql.ListQueryBuilder;
import dev.steelyard.store.sql.RowReader;
import dev.steelyard.store.sql.SqlExecutor;
import java.util.List;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * Lists client secrets and API keys with the clients and resource servers that they belong to, by
 * SQL queries. The order is that of one index: of all, or of a reseller's. Those of one application
 * are few: they are read first, lest a plan looks for them among all.
 */
final class SqlHeldCredentials {
    private static final String OF_APPLICATION =
            """
            WITH mine AS MATERIALIZED (
                SELECT o.* FROM clients a JOIN credentials o ON o.holder_id = a.id
                WHERE a.application_id = :application)
            """;

    private static final String SELECT =
            """
            SELECT c.*, k.id AS client_id, COALESCE(k.name, s.name) AS name, k.application_id,
                (SELECT u.last_used FROM usage_counts u WHERE u.used_id = c.id
                 ORDER BY u.hour DESC LIMIT 1) AS last_used
            FROM %s c
            LEFT JOIN clients k ON k.id = c.holder_id
            LEFT JOIN resource_servers s ON s.id = c.holder_id""";

    private static final RowMapper<HeldCredential> HELD =
            RowReader.to(
                    row ->
                            new HeldCredential(
                                    SqlCredentials.credential(row),
                                    row.textOrNull("client_id") != null,
                                    row.text("name"),
                                    row.idOrNull("application_id"),
                                    row.instant("idle_since"),
                                    row.instantOrNull("last_used")));

    private SqlHeldCredentials() {}

    static List<HeldCredential> list(
            SqlExecutor sql, CredentialFilter filter, TimedPageRequest page) {
        boolean ending = filter.expiringBefore() != null;
        var application = filter.application();
        boolean one = application != null;
        var where =
                new ListQueryBuilder(
                                ending
                                        ? "c.expires > :now"
                                        : "(c.expires IS NULL OR c.expires > :now)")
                        .with("now", filter.now())
                        .and("c.expires <= :before", "before", filter.expiringBefore())
                        .and("c.idle_since < :since", "since", filter.unusedSince())
                        .and("c.reseller_id = :reseller", "reseller", filter.reseller())
                        .and("c.kind = :kind", "kind", filter.kind());
        if (!filter.servers()) {
            where.and("k.id IS NOT NULL");
        }
        if (application != null) {
            where.with("application", application);
        }
        return where.page(
                        sql,
                        (one ? OF_APPLICATION : "")
                                + SELECT.formatted(one ? "mine" : "credentials"),
                        ending ? "c.expires, c.id" : "c.idle_since, c.id",
                        page)
                .map(HELD)
                .list();
    }
}
