package dev.steelyard.store.sql.client;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.client.metadata.AuthenticationMethod;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.registration.Registration;
import dev.steelyard.domain.registration.Registrations;
import dev.steelyard.domain.secret.SecretHash;
import dev.steelyard.store.sql.RowReader;
import dev.steelyard.store.sql.SqlExecutor;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

/** Stores dynamic client registrations in an SQL table. */
public record SqlRegistrations(SqlExecutor sql) implements Registrations {
    private static final RowMapper<Registration> REGISTRATION =
            RowReader.to(
                    row -> {
                        var before = row.textOrNull("before_hash");
                        return new Registration(
                                row.id("client_id"),
                                row.id("token_id"),
                                row.words("grant_types", GrantType::valueOf),
                                row.words("methods", AuthenticationMethod::valueOf),
                                row.hash("hash"),
                                before == null ? null : new SecretHash(before),
                                row.instant("created"));
                    });

    @Override
    public void insert(Registration registration) {
        sql.update(
                        """
                        INSERT INTO registrations
                            (client_id, token_id, grant_types, methods, hash, before_hash, created)
                        VALUES
                            (:client, :by, :grantTypes, :methods, :hash, :before, :created)""")
                .bindMethods(registration)
                .execute();
    }

    @Override
    public Optional<Registration> find(Id<Client> client) {
        return sql.find("SELECT * FROM registrations WHERE client_id = :key", client, REGISTRATION);
    }

    @Override
    public boolean rotate(Id<Client> client, SecretHash presented, SecretHash next) {
        return sql.update(
                                """
                                UPDATE registrations SET hash = :next, before_hash = :presented
                                WHERE client_id = :client
                                    AND (hash = :presented OR before_hash = :presented)""")
                        .bind("client", client)
                        .bind("presented", presented)
                        .bind("next", next)
                        .execute()
                == 1;
    }

    @Override
    public void settle(Id<Client> client, SecretHash presented) {
        sql.update(
                        """
                        UPDATE registrations SET before_hash = NULL
                        WHERE client_id = :client AND hash = :presented
                            AND before_hash IS NOT NULL""")
                .bind("client", client)
                .bind("presented", presented)
                .execute();
    }

    @Override
    public boolean remove(Id<Client> client) {
        return sql.execute("DELETE FROM registrations WHERE client_id = :key", client) == 1;
    }

    @Override
    public void removeAll(Id<Application> application) {
        sql.execute(
                """
                DELETE FROM registrations WHERE client_id IN (
                    SELECT id FROM clients WHERE application_id = :key)""",
                application);
    }
}
