package dev.steelyard.store.sql.token;

import dev.steelyard.domain.grant.PushedRequest;
import dev.steelyard.domain.grant.PushedRequests;
import dev.steelyard.domain.id.Id;
import dev.steelyard.store.sql.RowReader;
import dev.steelyard.store.sql.SqlExecutor;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

/** Stores pushed authorization requests in an SQL table. */
public record SqlPushedRequests(SqlExecutor sql) implements PushedRequests {
    private static final RowMapper<PushedRequest> REQUEST =
            RowReader.to(
                    row ->
                            new PushedRequest(
                                    row.id("id"),
                                    row.hash("hash"),
                                    row.id("client_id"),
                                    row.text("query"),
                                    row.instant("expires")));

    @Override
    public void insert(PushedRequest request) {
        sql.update(
                        """
                        INSERT INTO pushed_requests (id, hash, client_id, query, expires)
                        VALUES (:id, :hash, :client, :query, :expires)""")
                .bindMethods(request)
                .execute();
    }

    @Override
    public Optional<PushedRequest> find(Id<PushedRequest> id) {
        return sql.find("SELECT * FROM pushed_requests WHERE id = :key", id, REQUEST);
    }

    @Override
    public boolean use(Id<PushedRequest> id) {
        return sql.execute("DELETE FROM pushed_requests WHERE id = :key", id) == 1;
    }
}
