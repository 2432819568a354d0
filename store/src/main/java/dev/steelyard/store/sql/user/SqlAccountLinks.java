package dev.steelyard.store.sql.user;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.link.AccountLink;
import dev.steelyard.domain.link.AccountLinks;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.domain.user.User;
import dev.steelyard.store.sql.RowReader;
import dev.steelyard.store.sql.SqlExecutor;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Stores single-use links that change users' accounts in an SQL table. */
public record SqlAccountLinks(SqlExecutor sql) implements AccountLinks {
    private static final String OPEN = " AND used IS NULL AND ended IS NULL AND expires > :now";

    private static final String UNSEEN =
            """
            user_id = :user AND purpose = :purpose AND maker IS NOT NULL AND used IS NOT NULL
                AND seen IS NULL""";

    private static final RowMapper<AccountLink> LINK =
            RowReader.to(
                    row ->
                            new AccountLink(
                                    row.id("id"),
                                    row.hash("hash"),
                                    row.id("user_id"),
                                    row.constant("purpose", AccountLink.Purpose.class),
                                    row.textOrNull("maker"),
                                    row.flag("mailed"),
                                    newAddress(row),
                                    row.instant("expires"),
                                    row.instantOrNull("used"),
                                    row.instantOrNull("ended")));

    @Override
    public void insert(AccountLink link) {
        sql.referring(
                        """
                        INSERT INTO account_links
                            (id, hash, user_id, purpose, maker, mailed, new_address, expires)
                        SELECT :id, :hash, u.id, :purpose, :maker, :mailed, :newAddress, :expires
                        FROM users u WHERE u.id = :user""")
                .bindMethods(link)
                .execute();
    }

    @Override
    public Optional<AccountLink> find(Id<AccountLink> id) {
        return sql.find("SELECT * FROM account_links WHERE id = :key", id, LINK);
    }

    @Override
    public boolean consume(Id<AccountLink> id, Instant now) {
        return sql.update(
                                """
                                UPDATE account_links SET used = :now
                                WHERE id = :id AND used IS NULL AND ended IS NULL
                                    AND expires > :now""")
                        .bind("id", id)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    @Override
    public Optional<AccountLink> open(Id<User> user, AccountLink.Purpose purpose, Instant now) {
        return sql.query(
                        "SELECT * FROM account_links WHERE user_id = :user AND purpose = :purpose"
                                + OPEN
                                + " ORDER BY id DESC LIMIT 1")
                .bind("user", user)
                .bind("purpose", purpose)
                .bind("now", now)
                .map(LINK)
                .findOne();
    }

    @Override
    public boolean unexpired(Id<User> user, AccountLink.Purpose purpose, Instant now) {
        return sql.query(
                        """
                        SELECT * FROM account_links
                        WHERE user_id = :user AND purpose = :purpose AND expires > :now LIMIT 1""")
                .bind("user", user)
                .bind("purpose", purpose)
                .bind("now", now)
                .map(LINK)
                .findOne()
                .isPresent();
    }

    @Override
    public Optional<AccountLink> unseenReset(Id<User> user) {
        return sql.query(
                        "SELECT * FROM account_links WHERE " + UNSEEN + " ORDER BY id DESC LIMIT 1")
                .bind("user", user)
                .bind("purpose", AccountLink.Purpose.PASSWORD_RESET)
                .map(LINK)
                .findOne();
    }

    @Override
    public void see(Id<User> user, Instant now) {
        sql.update("UPDATE account_links SET seen = :now WHERE " + UNSEEN)
                .bind("user", user)
                .bind("purpose", AccountLink.Purpose.PASSWORD_RESET)
                .bind("now", now)
                .execute();
    }

    @Override
    public void endFrom(Id<User> user, AccountLink.Purpose purpose, Instant expires, Instant now) {
        ending("purpose = :purpose AND expires >= :from", user, purpose, now)
                .bind("from", expires)
                .execute();
    }

    @Override
    public void end(Id<User> user, AccountLink.Purpose purpose, Instant now) {
        ending("purpose = :purpose", user, purpose, now).execute();
    }

    @Override
    public void endAll(Id<User> user, Instant now) {
        ending("purpose <> :purpose", user, AccountLink.Purpose.ADDRESS_UNDO, now).execute();
    }

    private Update ending(String which, Id<User> user, AccountLink.Purpose purpose, Instant now) {
        return sql.update(
                        "UPDATE account_links SET ended = :now WHERE user_id = :user AND "
                                + which
                                + OPEN)
                .bind("user", user)
                .bind("purpose", purpose)
                .bind("now", now);
    }

    private static @Nullable EmailAddress newAddress(RowReader row) throws SQLException {
        var written = row.textOrNull("new_address");
        return written == null ? null : new EmailAddress(written);
    }
}
