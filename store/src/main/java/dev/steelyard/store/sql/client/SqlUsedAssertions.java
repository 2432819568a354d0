package dev.steelyard.store.sql.client;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.credential.UsedAssertions;
import dev.steelyard.domain.id.Id;
import dev.steelyard.store.sql.SqlExecutor;
import java.time.Instant;

/** Stores the ids of accepted client assertions in an SQL table, so that none is accepted twice. */
public record SqlUsedAssertions(SqlExecutor sql) implements UsedAssertions {
    @Override
    public boolean use(Id<Client> client, String jti, Instant until) {
        return sql.update(
                                """
                                INSERT INTO used_assertions (client_id, jti, until)
                                VALUES (:client, :jti, :until)
                                ON CONFLICT (client_id, jti) DO NOTHING""")
                        .bind("client", client)
                        .bind("jti", jti)
                        .bind("until", until)
                        .execute()
                == 1;
    }
}
