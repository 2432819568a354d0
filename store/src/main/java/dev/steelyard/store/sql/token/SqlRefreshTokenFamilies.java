package dev.steelyard.store.sql.token;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.token.ClientSelection;
import dev.steelyard.domain.token.RefreshToken;
import dev.steelyard.domain.token.RefreshTokenFamily;
import dev.steelyard.domain.token.RefreshTokenFamilyRef;
import dev.steelyard.domain.user.User;
import dev.steelyard.store.sql.RowReader;
import dev.steelyard.store.sql.SqlExecutor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * Stores refresh token families in an SQL table. {@link SqlRefreshTokens} does the rotation of
 * their tokens.
 */
record SqlRefreshTokenFamilies(SqlExecutor sql) {
    private static final RowMapper<RefreshTokenFamily> FAMILY =
            RowReader.to(
                    row ->
                            new RefreshTokenFamily(
                                    row.id("id"),
                                    row.id("client_id"),
                                    row.id("user_id"),
                                    row.idOrNull("session_id"),
                                    row.text("scope"),
                                    row.text("resource"),
                                    row.requestedClaims(),
                                    row.textOrNull("jkt"),
                                    row.textOrNull("x5t_s256"),
                                    row.authentication(),
                                    row.instant("created"),
                                    row.instant("last_used"),
                                    row.instantOrNull("ended")));

    void insert(RefreshTokenFamily family, Id<RefreshToken> current) {
        sql.update(
                        """
                        INSERT INTO refresh_families
                            (id, client_id, user_id, session_id, scope, resource, userinfo_claims,
                             id_token_claims, jkt, x5t_s256, auth_time, acr, methods,
                             created, last_used, ended, current_id, previous_id, retries)
                        VALUES
                            (:id, :client, :user, :session, :scope, :resource, :claims.userinfo,
                             :claims.idToken, :jkt, :certificate, :authentication.time,
                             :authentication.acr, :authentication.methods, :created, :lastUsed, :ended,
                             :current, NULL, 0)""")
                .bindMethods(family)
                .bind("current", current)
                .execute();
    }

    Optional<RefreshTokenFamily> find(Id<RefreshTokenFamily> id) {
        return sql.find("SELECT * FROM refresh_families WHERE id = :key", id, FAMILY);
    }

    List<RefreshTokenFamily> ofTokens(String from, String to) {
        return sql.query(
                        """
                        SELECT * FROM refresh_families
                        WHERE ended IS NULL AND id IN (
                            SELECT family_id FROM refresh_tokens
                            WHERE id >= :from AND id <= :to)""")
                .bind("from", from)
                .bind("to", to)
                .map(FAMILY)
                .list();
    }

    boolean end(Id<RefreshTokenFamily> id, Instant at) {
        return sql.update(
                                "UPDATE refresh_families SET ended = :at WHERE id = :id AND ended"
                                        + " IS NULL")
                        .bind("id", id)
                        .bind("at", at)
                        .execute()
                == 1;
    }

    void endAll(Id<Client> client, Instant at) {
        sql.update(
                        """
                        UPDATE refresh_families SET ended = :at
                        WHERE client_id = :client AND ended IS NULL""")
                .bind("client", client)
                .bind("at", at)
                .execute();
    }

    List<RefreshTokenFamilyRef> endAll(Id<User> user, ClientSelection reach, Instant at) {
        var update =
                sql.returning(
                        """
                        UPDATE refresh_families SET ended = :at
                        WHERE user_id = :user AND ended IS NULL AND %s
                        RETURNING id, client_id, last_used"""
                                .formatted(ClientConditionBuilder.condition(reach)));
        return ClientConditionBuilder.bind(update, reach)
                .bind("user", user)
                .bind("at", at)
                .map(
                        RowReader.to(
                                row ->
                                        new RefreshTokenFamilyRef(
                                                row.id("id"),
                                                row.id("client_id"),
                                                row.instant("last_used"))))
                .list();
    }

    List<RefreshTokenFamily> ofUser(Id<User> user) {
        return sql.list(
                "SELECT * FROM refresh_families WHERE user_id = :key ORDER BY id", user, FAMILY);
    }
}
