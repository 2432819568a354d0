package dev.steelyard.store.sql.token;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.token.Revocation;
import dev.steelyard.domain.token.Revocations;
import dev.steelyard.domain.user.User;
import dev.steelyard.store.sql.RowReader;
import dev.steelyard.store.sql.SqlExecutor;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** Stores revocations of access tokens in an SQL table. */
public record SqlRevocations(SqlExecutor sql) implements Revocations {
    private static final RowMapper<Revocation> REVOCATION =
            RowReader.to(
                    row ->
                            new Revocation(
                                    row.constant("kind", Revocation.Kind.class),
                                    row.text("value"),
                                    row.idOrNull("client_id"),
                                    row.idOrNull("user_id"),
                                    row.instant("until")));

    /** Revoked again, it stays so for the longer time. */
    public void put(Revocation revocation) {
        sql.update(
                        """
                        INSERT INTO revocations (kind, value, client_id, user_id, until)
                        VALUES (:kind, :value, :client, :user, :until)
                        ON CONFLICT (kind, value) DO UPDATE
                        SET until = CASE WHEN excluded.until > revocations.until
                                         THEN excluded.until ELSE revocations.until END""")
                .bindMethods(revocation)
                .execute();
    }

    @Override
    public List<Revocation> of(Id<Client> client, @Nullable Id<User> user, Instant now) {
        return sql.query(
                        """
                        SELECT * FROM revocations
                        WHERE until > :now
                          AND ((client_id = :client AND user_id IS NOT DISTINCT FROM :user)
                               OR (client_id IS NULL AND user_id = :user))
                        ORDER BY kind, value""")
                .bind("client", client)
                .bind("user", user == null ? null : user.hex())
                .bind("now", now)
                .map(REVOCATION)
                .list();
    }

    @Override
    public List<Revocation> ofThemselves(Collection<Id<Client>> clients, Instant now) {
        if (clients.isEmpty()) {
            return List.of();
        }
        return sql.query(
                        """
                        SELECT * FROM revocations
                        WHERE client_id IN (<clients>) AND user_id IS NULL AND until > :now
                        ORDER BY kind, value""")
                .bindList("clients", List.copyOf(clients))
                .bind("now", now)
                .map(REVOCATION)
                .list();
    }

    @Override
    public boolean contains(Revocation.Kind kind, String value, Instant now) {
        return sql.query(
                        """
                        SELECT until FROM revocations
                        WHERE kind = :kind AND value = :value AND until > :now""")
                .bind("kind", kind)
                .bind("value", value)
                .bind("now", now)
                .map(RowReader.to(row -> row.number("until")))
                .findOne()
                .isPresent();
    }
}
