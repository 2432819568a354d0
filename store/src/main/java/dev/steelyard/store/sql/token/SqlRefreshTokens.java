package dev.steelyard.store.sql.token;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.token.ClientSelection;
import dev.steelyard.domain.token.Redemption;
import dev.steelyard.domain.token.RefreshToken;
import dev.steelyard.domain.token.RefreshTokenFamily;
import dev.steelyard.domain.token.RefreshTokenFamilyRef;
import dev.steelyard.domain.token.RefreshTokens;
import dev.steelyard.domain.user.User;
import dev.steelyard.store.sql.RowReader;
import dev.steelyard.store.sql.SqlExecutor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

/** Stores refresh tokens in an SQL table, and rotates them. */
public record SqlRefreshTokens(SqlExecutor sql) implements RefreshTokens {
    private static final RowMapper<RefreshToken> TOKEN =
            RowReader.to(
                    row -> new RefreshToken(row.id("id"), row.id("family_id"), row.hash("hash")));

    @Override
    public void begin(RefreshTokenFamily family, RefreshToken first) {
        new SqlRefreshTokenFamilies(sql).insert(family, first.id());
        insert(first);
    }

    @Override
    public Optional<RefreshToken> find(Id<RefreshToken> id) {
        return sql.find("SELECT * FROM refresh_tokens WHERE id = :key", id, TOKEN);
    }

    @Override
    public Optional<RefreshTokenFamily> findFamily(Id<RefreshTokenFamily> id) {
        return new SqlRefreshTokenFamilies(sql).find(id);
    }

    @Override
    public List<RefreshTokenFamily> familiesNear(Id<RefreshToken> id) {
        int half = id.hex().length() / 2;
        var shared = id.hex().substring(0, half);
        return new SqlRefreshTokenFamilies(sql)
                .ofTokens(shared + "0".repeat(half), shared + "f".repeat(half));
    }

    @Override
    public boolean usable(RefreshToken token) {
        return sql.query(
                        """
                        SELECT id FROM refresh_families
                        WHERE id = :family AND ended IS NULL
                          AND (current_id = :token OR previous_id = :token)""")
                .bind("family", token.family())
                .bind("token", token.id())
                .map(RowReader.to(row -> row.<RefreshTokenFamily>id("id")))
                .findOne()
                .isPresent();
    }

    /**
     * One statement decides: concurrent calls queue at the family's row, and each is judged by the
     * state that the one before it left there. Presented as current, the row's count of retries
     * starts at none; presented as the one before, it rises: so the answer tells the two apart.
     */
    @Override
    public Redemption rotate(RefreshToken presented, RefreshToken successor, Instant now) {
        var retries =
                sql.returning(
                                """
                                UPDATE refresh_families
                                SET retries = CASE WHEN current_id = :presented THEN 0 ELSE retries + 1 END,
                                    previous_id = :presented, current_id = :successor, last_used = :now
                                WHERE id = :family AND ended IS NULL
                                  AND (current_id = :presented OR previous_id = :presented)
                                RETURNING retries""")
                        .bind("family", presented.family())
                        .bind("presented", presented.id())
                        .bind("successor", successor.id())
                        .bind("now", now)
                        .map(RowReader.to(row -> row.number("retries")))
                        .findOne();
        if (retries.isEmpty()) {
            return refused(presented);
        }
        insert(successor);
        deleteOthers(presented, successor);
        return retries.get() == 0 ? new Redemption.First() : new Redemption.Retry();
    }

    @Override
    public Redemption use(RefreshToken presented, Instant now) {
        int used =
                sql.update(
                                """
                                UPDATE refresh_families SET last_used = :now, previous_id = NULL
                                WHERE id = :family AND ended IS NULL AND current_id = :presented""")
                        .bind("family", presented.family())
                        .bind("presented", presented.id())
                        .bind("now", now)
                        .execute();
        return used == 1 ? new Redemption.First() : refused(presented);
    }

    @Override
    public boolean end(Id<RefreshTokenFamily> id, Instant at) {
        return new SqlRefreshTokenFamilies(sql).end(id, at);
    }

    @Override
    public List<RefreshTokenFamilyRef> endAll(Id<User> user, ClientSelection reach, Instant at) {
        return new SqlRefreshTokenFamilies(sql).endAll(user, reach, at);
    }

    @Override
    public void endAll(Id<Client> client, Instant at) {
        new SqlRefreshTokenFamilies(sql).endAll(client, at);
    }

    @Override
    public List<RefreshTokenFamily> ofUser(Id<User> user) {
        return new SqlRefreshTokenFamilies(sql).ofUser(user);
    }

    private Redemption refused(RefreshToken presented) {
        return findFamily(presented.family())
                .filter(family -> family.ended() == null)
                .<Redemption>map(family -> new Redemption.Replayed(family.id()))
                .orElseGet(Redemption.Unknown::new);
    }

    private void deleteOthers(RefreshToken presented, RefreshToken successor) {
        sql.update(
                        """
                        DELETE FROM refresh_tokens
                        WHERE family_id = :family AND id <> :presented AND id <> :successor""")
                .bind("family", presented.family())
                .bind("presented", presented.id())
                .bind("successor", successor.id())
                .execute();
    }

    private void insert(RefreshToken token) {
        sql.update(
                        """
                        INSERT INTO refresh_tokens (id, family_id, hash)
                        VALUES (:id, :family, :hash)""")
                .bind("id", token.id())
                .bind("family", token.family())
                .bind("hash", token.hash())
                .execute();
    }
}
