package dev.steelyard.store.sql;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.store.Page;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.domain.user.User;
import dev.steelyard.domain.user.Users;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Update;

record SqlUsers(Sql sql) implements Users {
    private static final String BY_ID = "SELECT * FROM users WHERE id = :id";

    private static final RowMapper<User> USER =
            Row.to(
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
        return bind(
                                sql.update(
                                        """
                                        INSERT INTO users
                                            (id, email, email_normalised, name, email_verified, disabled, version)
                                        VALUES (:id, :email, :normalised, :name, :verified, :disabled, :version)
                                        ON CONFLICT (email_normalised) DO NOTHING"""),
                                user)
                        .execute()
                == 1;
    }

    @Override
    public boolean update(User user) {
        return bind(
                                sql.update(
                                        """
                                        UPDATE users
                                        SET email = :email, email_normalised = :normalised, name = :name,
                                            email_verified = :verified, disabled = :disabled,
                                            version = version + 1
                                        WHERE id = :id AND version = :version"""),
                                user)
                        .execute()
                == 1;
    }

    @Override
    public Optional<User> find(Id<User> id) {
        return sql.query(BY_ID).bind("id", id).map(USER).findOne();
    }

    @Override
    public Optional<User> lock(Id<User> id) {
        return sql.locking(BY_ID).bind("id", id).map(USER).findOne();
    }

    @Override
    public Optional<User> findByEmail(EmailAddress email) {
        return sql.query("SELECT * FROM users WHERE email_normalised = :normalised")
                .bind("normalised", email.normalised())
                .map(USER)
                .findOne();
    }

    @Override
    public List<User> list(Page page) {
        return Pages.bind(
                        sql.query("SELECT * FROM users WHERE id > :after ORDER BY id LIMIT :limit"),
                        page)
                .map(USER)
                .list();
    }

    @Override
    public Optional<String> password(Id<User> id) {
        return sql.query("SELECT phc FROM passwords WHERE user_id = :id")
                .bind("id", id)
                .map(Row.to(row -> row.text("phc")))
                .findOne();
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
    }

    private static Update bind(Update update, User user) {
        return update.bind("id", user.id())
                .bind("email", user.email().written())
                .bind("normalised", user.email().normalised())
                .bind("name", user.name())
                .bind("verified", user.emailVerified())
                .bind("disabled", user.disabled())
                .bind("version", user.version());
    }
}
