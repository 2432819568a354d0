package dev.steelyard.store.sql.user;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.domain.user.SearchPrefix;
import dev.steelyard.domain.user.User;
import dev.steelyard.domain.user.Users;
import dev.steelyard.store.sql.ListQueryBuilder;
import dev.steelyard.store.sql.RowReader;
import dev.steelyard.store.sql.SqlExecutor;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** Stores users, with their e-mail addresses and password hashes, in an SQL table. */
public record SqlUsers(SqlExecutor sql) implements Users {
    private static final String BY_ID = "SELECT * FROM users WHERE id = :id";

    // a range of each index; an OR would tempt planners to read all rows in the order of ids
    private static final String BEGINNING =
            """
            id IN (
                SELECT id FROM users WHERE email_normalised >= :from AND email_normalised < :to
                UNION
                SELECT id FROM users WHERE name_normalised >= :from AND name_normalised < :to)""";

    private static final RowMapper<User> USER =
            RowReader.to(
                    row ->
                            new User(
                                    row.id("id"),
                                    new EmailAddress(row.text("email")),
                                    row.text("name"),
                                    row.flag("email_verified"),
                                    row.flag("disabled"),
                                    row.number("version")));

    @Override
    public boolean insert(User user) {
        return sql.update(
                                """
                                INSERT INTO users
                                    (id, email, email_normalised, name, name_normalised,
                                     email_verified, disabled, version)
                                VALUES (:id, :email, :email.normalised, :name, :normalisedName,
                                        :emailVerified, :disabled, :version)
                                ON CONFLICT (email_normalised) DO NOTHING""")
                        .bindMethods(user)
                        .execute()
                == 1;
    }

    @Override
    public boolean update(User user) {
        return sql.update(
                                """
                                UPDATE users
                                SET email = :email, email_normalised = :email.normalised,
                                    name = :name, name_normalised = :normalisedName,
                                    email_verified = :emailVerified, disabled = :disabled,
                                    version = version + 1
                                WHERE id = :id AND version = :version""")
                        .bindMethods(user)
                        .execute()
                == 1;
    }

    @Override
    public boolean changeAddress(User user, EmailAddress address, boolean verified) {
        var moved = user.withAddress(address, verified);
        if (address.normalised().equals(user.email().normalised())) {
            return update(moved);
        }
        return reserve(moved) && update(moved);
    }

    /**
     * Inserts a row with the address of {@code user} and deletes it: other transactions that want
     * the address wait for the end of this one. An UPDATE alone would fail where they win.
     */
    private boolean reserve(User user) {
        int free =
                sql.update(
                                """
                                INSERT INTO users
                                    (id, email, email_normalised, name, name_normalised,
                                     email_verified, disabled, version)
                                VALUES ('reserved ' || :id, :email, :email.normalised, '', '', 0, 1, 0)
                                ON CONFLICT (email_normalised) DO NOTHING""")
                        .bindMethods(user)
                        .execute();
        if (free == 1) {
            sql.execute("DELETE FROM users WHERE id = 'reserved ' || :key", user.id());
        }
        return free == 1;
    }

    @Override
    public Optional<User> find(Id<User> id) {
        return sql.query(BY_ID).bind("id", id).map(USER).findOne();
    }

    @Override
    public List<User> findAll(Collection<Id<User>> ids) {
        return sql.among(ids, "SELECT * FROM users WHERE id IN (<among>) ORDER BY id", USER);
    }

    @Override
    public Optional<User> lock(Id<User> id) {
        return sql.locking(BY_ID).bind("id", id).map(USER).findOne();
    }

    @Override
    public Optional<User> findByEmail(EmailAddress email) {
        return sql.find(
                "SELECT * FROM users WHERE email_normalised = :key", email.normalised(), USER);
    }

    @Override
    public List<User> list(@Nullable SearchPrefix beginning, PageRequest page) {
        var where = new ListQueryBuilder();
        if (beginning != null) {
            where.and(BEGINNING).with("from", beginning.normalised()).with("to", beginning.end());
        }
        return where.page(sql, "SELECT * FROM users", "id", page).map(USER).list();
    }

    @Override
    public Optional<String> password(Id<User> id) {
        return sql.find(
                "SELECT phc FROM passwords WHERE user_id = :key",
                id,
                RowReader.to(row -> row.text("phc")));
    }

    @Override
    public void setPassword(Id<User> id, String phc) {
        sql.update(
                        """
                        INSERT INTO passwords (user_id, phc) VALUES (:id, :phc)
                        ON CONFLICT (user_id) DO UPDATE SET phc = excluded.phc""")
                .bind("id", id)
                .bind("phc", phc)
                .execute();
        forgetFailedLogins(id);
    }

    @Override
    public void removePassword(Id<User> id) {
        sql.execute("DELETE FROM passwords WHERE user_id = :key", id);
        forgetFailedLogins(id);
    }

    @Override
    public void countFailedLogin(EmailAddress email) {
        sql.update(
                        """
                        INSERT INTO login_failures (user_id, failures)
                        SELECT id, 1 FROM users WHERE email_normalised = :email
                        ON CONFLICT (user_id) DO UPDATE SET failures = login_failures.failures + 1""")
                .bind("email", email.normalised())
                .execute();
    }

    @Override
    public int failedLogins(Id<User> id) {
        return sql.query("SELECT failures FROM login_failures WHERE user_id = :id")
                .bind("id", id)
                .mapTo(Integer.class)
                .findOne()
                .orElse(0);
    }

    @Override
    public void forgetFailedLogins(Id<User> id) {
        sql.execute("DELETE FROM login_failures WHERE user_id = :key", id);
    }
}
