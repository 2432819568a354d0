package dev.steelyard.store.sql.token;

import dev.steelyard.domain.grant.DeviceAuthorization;
import dev.steelyard.domain.grant.DeviceAuthorization.Decision;
import dev.steelyard.domain.grant.DeviceAuthorizations;
import dev.steelyard.domain.id.Id;
import dev.steelyard.store.sql.RowReader;
import dev.steelyard.store.sql.SqlExecutor;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

/** Stores device authorization requests in an SQL table. */
public record SqlDeviceAuthorizations(SqlExecutor sql) implements DeviceAuthorizations {
    private static final RowMapper<DeviceAuthorization> AUTHORIZATION =
            RowReader.to(
                    row ->
                            new DeviceAuthorization(
                                    row.id("id"),
                                    row.hash("hash"),
                                    row.text("user_code"),
                                    row.id("client_id"),
                                    row.text("query"),
                                    row.text("source"),
                                    row.instant("asked"),
                                    row.instant("expires"),
                                    row.constantOrNull("decision", Decision.class)));

    @Override
    public boolean insert(DeviceAuthorization authorization) {
        return sql.update(
                                """
                                INSERT INTO device_authorizations
                                    (id, hash, user_code, client_id, query, source, asked, expires,
                                     decision)
                                VALUES
                                    (:id, :hash, :userCode, :client, :query, :source, :asked, :expires,
                                     :decision)
                                ON CONFLICT (user_code) DO NOTHING""")
                        .bindMethods(authorization)
                        .execute()
                == 1;
    }

    @Override
    public Optional<DeviceAuthorization> find(Id<DeviceAuthorization> id) {
        return sql.find("SELECT * FROM device_authorizations WHERE id = :key", id, AUTHORIZATION);
    }

    @Override
    public Optional<DeviceAuthorization> findByUserCode(String userCode) {
        return sql.find(
                "SELECT * FROM device_authorizations WHERE user_code = :key",
                userCode,
                AUTHORIZATION);
    }

    @Override
    public boolean decide(Id<DeviceAuthorization> id, Decision decision, Instant now) {
        return sql.update(
                                """
                                UPDATE device_authorizations SET decision = :decision
                                WHERE id = :id AND decision IS NULL AND expires > :now""")
                        .bind("id", id)
                        .bind("decision", decision)
                        .bind("now", now)
                        .execute()
                == 1;
    }
}
