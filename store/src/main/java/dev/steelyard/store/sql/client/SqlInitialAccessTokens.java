package dev.steelyard.store.sql.client;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.client.metadata.AuthenticationMethod;
import dev.steelyard.domain.client.metadata.SecurityProfile;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.registration.InitialAccessToken;
import dev.steelyard.domain.registration.InitialAccessTokens;
import dev.steelyard.domain.registration.RegistrationTemplate;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.store.sql.ListQueryBuilder;
import dev.steelyard.store.sql.RowReader;
import dev.steelyard.store.sql.SqlExecutor;
import dev.steelyard.store.sql.application.InviterColumnMapper;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

/** Stores initial access tokens of dynamic client registration in an SQL table. */
public record SqlInitialAccessTokens(SqlExecutor sql) implements InitialAccessTokens {
    private static final String SELECT =
            """
            SELECT t.*, (SELECT string_agg(r.role_id, ' ') FROM initial_access_token_roles r
                         WHERE r.token_id = t.id) AS roles
            FROM initial_access_tokens t
            """;

    private static final RowMapper<InitialAccessToken> TOKEN =
            RowReader.to(
                    row ->
                            new InitialAccessToken(
                                    row.id("id"),
                                    row.hash("hash"),
                                    InviterColumnMapper.read(row),
                                    row.id("application_id"),
                                    row.text("name"),
                                    template(row),
                                    (int) row.number("registrations"),
                                    (int) row.number("used"),
                                    row.instant("expires")));

    private static RegistrationTemplate template(RowReader row) throws SQLException {
        var life = row.numberOrNull("credential_life");
        var profile = row.textOrNull("security_profile");
        return new RegistrationTemplate(
                row.ids("roles"),
                row.words("grant_types", GrantType::valueOf),
                row.words("methods", AuthenticationMethod::valueOf),
                row.flag("require_pkce"),
                row.flag("token_endpoint_audience"),
                profile == null ? null : SecurityProfile.valueOf(profile),
                row.flag("api_key"),
                life == null ? null : Duration.ofMillis(life));
    }

    @Override
    public void insert(InitialAccessToken token) {
        InviterColumnMapper.bind(
                        sql.update(
                                """
                                INSERT INTO initial_access_tokens
                                    (id, hash, inviter_client, inviter_user, inviter_at,
                                     application_id, name, grant_types, methods, require_pkce,
                                     token_endpoint_audience, security_profile, api_key,
                                     credential_life, registrations, used, expires)
                                VALUES
                                    (:id, :hash, :inviterClient, :inviterUser, :inviterAt,
                                     :application, :name, :template.grantTypes, :template.methods,
                                     :template.requirePkce, :template.tokenEndpointAudience,
                                     :template.profile, :template.apiKey,
                                     :template.credentialLife, :registrations, :used, :expires)"""),
                        token.madeBy())
                .bindMethods(token)
                .execute();
        sql.insertEach(
                """
                INSERT INTO initial_access_token_roles (token_id, role_id)
                VALUES (:id, :member)""",
                token,
                token.template().roles());
    }

    @Override
    public Optional<InitialAccessToken> find(Id<InitialAccessToken> id) {
        return sql.find(SELECT + "WHERE t.id = :key", id, TOKEN);
    }

    @Override
    public List<InitialAccessToken> list(
            Id<Application> application, Instant now, PageRequest page) {
        return new ListQueryBuilder("t.application_id = :application")
                .with("application", application)
                .and("t.expires > :now", "now", now)
                .page(sql, SELECT, "t.id", page)
                .map(TOKEN)
                .list();
    }

    @Override
    public int count(Id<Application> application, Instant now) {
        return sql.query(
                        """
                        SELECT count(*) FROM initial_access_tokens
                        WHERE application_id = :application AND expires > :now""")
                .bind("application", application)
                .bind("now", now)
                .mapTo(Integer.class)
                .one();
    }

    @Override
    public boolean use(Id<InitialAccessToken> id, Instant now) {
        return sql.update(
                                """
                                UPDATE initial_access_tokens SET used = used + 1
                                WHERE id = :id AND used < registrations AND expires > :now""")
                        .bind("id", id)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    @Override
    public boolean remove(Id<InitialAccessToken> id) {
        return sql.execute("DELETE FROM initial_access_tokens WHERE id = :key", id) == 1;
    }

    @Override
    public void removeAll(Id<Application> application) {
        sql.execute("DELETE FROM initial_access_tokens WHERE application_id = :key", application);
    }
}
