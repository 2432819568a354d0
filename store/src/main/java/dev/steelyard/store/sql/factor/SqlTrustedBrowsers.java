package dev.steelyard.store.sql.factor;

import dev.steelyard.domain.factor.TrustedBrowser;
import dev.steelyard.domain.factor.TrustedBrowsers;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.secret.SecretHash;
import dev.steelyard.domain.user.User;
import dev.steelyard.store.sql.RowReader;
import dev.steelyard.store.sql.SqlExecutor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

/** Stores the browsers that users trust in an SQL table. */
public record SqlTrustedBrowsers(SqlExecutor sql) implements TrustedBrowsers {
    private static final RowMapper<TrustedBrowser> BROWSER =
            RowReader.to(
                    row ->
                            new TrustedBrowser(
                                    row.id("id"),
                                    row.id("user_id"),
                                    row.hash("hash"),
                                    row.text("agent"),
                                    row.instant("created"),
                                    row.instant("expires"),
                                    row.instantOrNull("used")));

    @Override
    public void insert(TrustedBrowser browser) {
        sql.update(
                        """
                        INSERT INTO trusted_browsers
                            (id, user_id, hash, agent, created, expires, used)
                        VALUES (:id, :user, :hash, :agent, :created, :expires, :used)""")
                .bindMethods(browser)
                .execute();
        sql.update(
                        """
                        DELETE FROM trusted_browsers WHERE user_id = :user AND id NOT IN (
                            SELECT id FROM trusted_browsers WHERE user_id = :user
                            ORDER BY id DESC LIMIT :most)""")
                .bind("user", browser.user())
                .bind("most", TrustedBrowser.MOST)
                .execute();
    }

    @Override
    public Optional<TrustedBrowser> find(Id<TrustedBrowser> id, Instant now) {
        return sql.query("SELECT * FROM trusted_browsers WHERE id = :id AND expires > :now")
                .bind("id", id)
                .bind("now", now)
                .map(BROWSER)
                .findOne();
    }

    @Override
    public boolean use(TrustedBrowser browser, SecretHash after, Instant at) {
        return sql.update(
                                """
                                UPDATE trusted_browsers SET hash = :after, used = :at
                                WHERE id = :id AND hash = :before AND expires > :at""")
                        .bind("id", browser.id())
                        .bind("before", browser.hash())
                        .bind("after", after)
                        .bind("at", at)
                        .execute()
                == 1;
    }

    @Override
    public List<TrustedBrowser> ofUser(Id<User> user, Instant now) {
        return sql.query(
                        """
                        SELECT * FROM trusted_browsers
                        WHERE user_id = :user AND expires > :now ORDER BY id DESC""")
                .bind("user", user)
                .bind("now", now)
                .map(BROWSER)
                .list();
    }

    @Override
    public boolean end(Id<User> user, Id<TrustedBrowser> browser) {
        return sql.update("DELETE FROM trusted_browsers WHERE id = :id AND user_id = :user")
                        .bind("id", browser)
                        .bind("user", user)
                        .execute()
                == 1;
    }

    @Override
    public void endAll(Id<User> user) {
        sql.execute("DELETE FROM trusted_browsers WHERE user_id = :key", user);
    }
}
