package dev.steelyard.store.sql.client;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.credential.Credential;
import dev.steelyard.domain.client.credential.CredentialFilter;
import dev.steelyard.domain.client.credential.Credentials;
import dev.steelyard.domain.client.credential.HeldCredential;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.search.TimedPageRequest;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.store.sql.RowReader;
import dev.steelyard.store.sql.SqlExecutor;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** Stores the hashes of client secrets and API keys in an SQL table. */
public record SqlCredentials(SqlExecutor sql) implements Credentials {
    private static final RowMapper<Credential> CREDENTIAL =
            RowReader.to(SqlCredentials::credential);

    static Credential credential(RowReader row) throws SQLException {
        return new Credential(
                row.id("id"),
                row.id("holder_id"),
                row.constant("kind", SecretKind.class),
                row.hash("hash"),
                row.instant("created"),
                row.instantOrNull("expires"),
                row.number("version"));
    }

    @Override
    public void insert(Credential credential) {
        sql.update(
                        """
                        INSERT INTO credentials
                            (id, holder_id, reseller_id, kind, hash, created, expires, idle_since,
                             version)
                        VALUES (:id, :holder, (SELECT reseller_id FROM clients WHERE id = :holder),
                            :kind, :hash, :created, :expires, :created, 1)""")
                .bindMethods(credential)
                .execute();
    }

    @Override
    public Optional<Credential> find(Id<Credential> id) {
        return sql.find("SELECT * FROM credentials WHERE id = :key", id, CREDENTIAL);
    }

    @Override
    public List<Credential> of(Id<?> holder) {
        return sql.list(
                "SELECT * FROM credentials WHERE holder_id = :key ORDER BY created, id",
                holder,
                CREDENTIAL);
    }

    @Override
    public List<Credential> liveKeys(Collection<Id<Client>> clients, Instant now) {
        if (clients.isEmpty()) {
            return List.of();
        }
        return sql.query(
                        """
                        SELECT * FROM credentials
                        WHERE holder_id IN (<clients>) AND kind = 'API_KEY'
                          AND (expires IS NULL OR expires > :now)
                        ORDER BY created, id""")
                .bindList("clients", List.copyOf(clients))
                .bind("now", now)
                .map(CREDENTIAL)
                .list();
    }

    @Override
    public List<Credential> liveOf(Id<Application> application, Instant now) {
        return sql.query(
                        """
                        SELECT c.* FROM clients a JOIN credentials c ON c.holder_id = a.id
                        WHERE a.application_id = :application
                          AND (c.expires IS NULL OR c.expires > :now)
                        ORDER BY c.id""")
                .bind("application", application)
                .bind("now", now)
                .map(CREDENTIAL)
                .list();
    }

    @Override
    public void endAll(Id<Application> application, Instant end) {
        sql.update(
                        """
                        UPDATE credentials SET expires = :end, version = version + 1
                        WHERE (expires IS NULL OR expires > :end) AND holder_id IN (
                            SELECT id FROM clients WHERE application_id = :application)""")
                .bind("application", application)
                .bind("end", end)
                .execute();
    }

    @Override
    public List<HeldCredential> held(CredentialFilter filter, TimedPageRequest page) {
        return SqlHeldCredentials.list(sql, filter, page);
    }

    @Override
    public boolean setExpiry(Id<Credential> id, Id<?> holder, @Nullable Instant expires) {
        return sql.update(
                                """
                                UPDATE credentials SET expires = :expires, version = version + 1
                                WHERE id = :id AND holder_id = :holder""")
                        .bind("id", id)
                        .bind("holder", holder)
                        .bind("expires", expires)
                        .execute()
                == 1;
    }
}
