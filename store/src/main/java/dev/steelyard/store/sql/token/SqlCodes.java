package dev.steelyard.store.sql.token;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.token.AuthorizationCode;
import dev.steelyard.domain.token.ClientSelection;
import dev.steelyard.domain.token.Codes;
import dev.steelyard.domain.token.Redemption;
import dev.steelyard.domain.token.RefreshTokenFamily;
import dev.steelyard.domain.token.RefreshTokenFamilyRef;
import dev.steelyard.domain.user.User;
import dev.steelyard.store.sql.RowReader;
import dev.steelyard.store.sql.SqlExecutor;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** Stores authorization codes in an SQL table, and redeems each by one conditional UPDATE. */
public record SqlCodes(SqlExecutor sql) implements Codes {
    private static final RowMapper<AuthorizationCode> CODE =
            RowReader.to(
                    row ->
                            new AuthorizationCode(
                                    row.id("id"),
                                    row.hash("hash"),
                                    row.id("client_id"),
                                    row.id("user_id"),
                                    row.id("session_id"),
                                    row.id("family_id"),
                                    redirectUri(row),
                                    row.text("scope"),
                                    row.text("resource"),
                                    row.requestedClaims(),
                                    row.textOrNull("nonce"),
                                    row.textOrNull("code_challenge"),
                                    row.textOrNull("jkt"),
                                    row.authentication(),
                                    row.instant("expires"),
                                    row.instantOrNull("used")));

    /** The column takes no null. */
    private static final String NOWHERE = "";

    private static @Nullable String redirectUri(RowReader row) throws SQLException {
        var uri = row.text("redirect_uri");
        return uri.equals(NOWHERE) ? null : uri;
    }

    @Override
    public void insert(AuthorizationCode code) {
        sql.update(
                        """
                        INSERT INTO codes
                            (id, hash, client_id, user_id, session_id, family_id, redirect_uri, scope,
                             resource, userinfo_claims, id_token_claims, nonce, code_challenge,
                             jkt, auth_time, acr, methods, expires, used)
                        VALUES
                            (:id, :hash, :client, :user, :session, :family, :redirectUri, :scope,
                             :resource, :claims.userinfo, :claims.idToken, :nonce, :codeChallenge,
                             :jkt, :authentication.time, :authentication.acr,
                             :authentication.methods, :expires, :used)""")
                .bindMethods(code)
                .bind("redirectUri", Objects.requireNonNullElse(code.redirectUri(), NOWHERE))
                .execute();
    }

    @Override
    public Optional<AuthorizationCode> find(Id<AuthorizationCode> id) {
        return sql.find("SELECT * FROM codes WHERE id = :key", id, CODE);
    }

    @Override
    public Optional<AuthorizationCode> ofFamily(Id<RefreshTokenFamily> family) {
        return sql.query("SELECT * FROM codes WHERE family_id = :family")
                .bind("family", family)
                .map(CODE)
                .findFirst();
    }

    @Override
    public Redemption redeem(Id<AuthorizationCode> id, Instant now) {
        int redeemed =
                sql.update(
                                """
                                UPDATE codes SET used = :now
                                WHERE id = :id AND used IS NULL AND expires > :now""")
                        .bind("id", id)
                        .bind("now", now)
                        .execute();
        if (redeemed == 1) {
            return new Redemption.First();
        }
        // that it is used never changes again, so this look decides nothing that could be lost
        return find(id).filter(code -> code.used() != null)
                .<Redemption>map(code -> new Redemption.Replayed(code.family()))
                .orElseGet(Redemption.Unknown::new);
    }

    @Override
    public List<RefreshTokenFamilyRef> endAll(Id<User> user, ClientSelection reach) {
        var within = "WHERE user_id = :user AND " + ClientConditionBuilder.condition(reach);
        // Waits for redemptions in progress, so that the query finds the codes that they used.
        ClientConditionBuilder.bind(
                        sql.update("DELETE FROM codes " + within + " AND used IS NULL"), reach)
                .bind("user", user)
                .execute();
        return ClientConditionBuilder.bind(
                        sql.query("SELECT * FROM codes " + within + " AND used IS NOT NULL"), reach)
                .bind("user", user)
                .map(CODE)
                .map(SqlCodes::family)
                .list();
    }

    @Override
    public void endAll(Id<Client> client) {
        sql.execute("DELETE FROM codes WHERE client_id = :key AND used IS NULL", client);
    }

    private static RefreshTokenFamilyRef family(AuthorizationCode code) {
        return new RefreshTokenFamilyRef(
                code.family(), code.client(), Objects.requireNonNull(code.used(), "used"));
    }
}
