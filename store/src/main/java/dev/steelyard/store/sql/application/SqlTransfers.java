package dev.steelyard.store.sql.application;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.link.Transfer;
import dev.steelyard.domain.link.Transfers;
import dev.steelyard.store.sql.RowReader;
import dev.steelyard.store.sql.SqlExecutor;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

/** Stores offers to transfer applications to other resellers in an SQL table. */
public record SqlTransfers(SqlExecutor sql) implements Transfers {
    private static final RowMapper<Transfer> TRANSFER =
            RowReader.to(
                    row ->
                            new Transfer(
                                    row.id("id"),
                                    row.hash("hash"),
                                    row.id("application_id"),
                                    row.id("to_reseller_id"),
                                    InviterColumnMapper.read(row),
                                    row.instant("expires")));

    @Override
    public void put(Transfer transfer) {
        InviterColumnMapper.bind(
                        sql.update(
                                """
                                INSERT INTO transfers
                                    (application_id, id, hash, to_reseller_id, inviter_client,
                                     inviter_user, inviter_at, expires)
                                VALUES (:application, :id, :hash, :to, :inviterClient, :inviterUser,
                                        :inviterAt, :expires)
                                ON CONFLICT (application_id) DO UPDATE
                                SET id = excluded.id, hash = excluded.hash,
                                    to_reseller_id = excluded.to_reseller_id,
                                    inviter_client = excluded.inviter_client,
                                    inviter_user = excluded.inviter_user,
                                    inviter_at = excluded.inviter_at, expires = excluded.expires"""),
                        transfer.offerer())
                .bindMethods(transfer)
                .execute();
    }

    @Override
    public Optional<Transfer> find(Id<Transfer> id) {
        return sql.find("SELECT * FROM transfers WHERE id = :key", id, TRANSFER);
    }

    @Override
    public Optional<Transfer> of(Id<Application> application) {
        return sql.find(
                "SELECT * FROM transfers WHERE application_id = :key", application, TRANSFER);
    }

    @Override
    public boolean remove(Id<Application> application) {
        return sql.execute("DELETE FROM transfers WHERE application_id = :key", application) == 1;
    }
}
