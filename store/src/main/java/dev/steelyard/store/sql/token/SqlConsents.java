package dev.steelyard.store.sql.token;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.grant.Consent;
import dev.steelyard.domain.grant.Consent.Offline;
import dev.steelyard.domain.grant.Consents;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.user.User;
import dev.steelyard.store.sql.ListQueryBuilder;
import dev.steelyard.store.sql.RowReader;
import dev.steelyard.store.sql.SqlExecutor;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** Stores users' consents to clients in an SQL table. */
public record SqlConsents(SqlExecutor sql) implements Consents {
    private static final RowMapper<Consent> CONSENT =
            RowReader.to(
                    row ->
                            new Consent(
                                    row.id("user_id"),
                                    row.id("client_id"),
                                    row.words("everything"),
                                    row.words("scopes"),
                                    row.claims("claims"),
                                    row.constant("offline", Consent.Offline.class),
                                    row.instant("given")));

    @Override
    public void put(Consent consent) {
        sql.update(
                        """
                        INSERT INTO consents (user_id, client_id, everything, scopes, claims, offline, given)
                        VALUES (:user, :client, :everything, :scopes, :claims, :offline, :given)
                        ON CONFLICT (user_id, client_id) DO UPDATE
                        SET everything = excluded.everything, scopes = excluded.scopes,
                            claims = excluded.claims, offline = excluded.offline, given = excluded.given""")
                .bindMethods(consent)
                .execute();
    }

    @Override
    public boolean withdraw(Id<User> user, Id<Client> client) {
        return sql.update("DELETE FROM consents WHERE user_id = :user AND client_id = :client")
                        .bind("user", user)
                        .bind("client", client)
                        .execute()
                == 1;
    }

    @Override
    public Optional<Consent> find(Id<User> user, Id<Client> client) {
        return sql.query("SELECT * FROM consents WHERE user_id = :user AND client_id = :client")
                .bind("user", user)
                .bind("client", client)
                .map(CONSENT)
                .findOne();
    }

    @Override
    public List<Consent> ofUser(Id<User> user, @Nullable Offline offline, PageRequest page) {
        var where = new ListQueryBuilder("user_id = :user").with("user", user);
        return list(where, offline, "client_id", page);
    }

    @Override
    public List<Consent> ofClient(Id<Client> client, @Nullable Offline offline, PageRequest page) {
        var where = new ListQueryBuilder("client_id = :client").with("client", client);
        return list(where, offline, "user_id", page);
    }

    private List<Consent> list(
            ListQueryBuilder where, @Nullable Offline offline, String id, PageRequest page) {
        return where.and("offline = :offline", "offline", offline)
                .page(sql, "SELECT * FROM consents", id, page)
                .map(CONSENT)
                .list();
    }
}
