package dev.steelyard.store.sql;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.ClientType;
import dev.steelyard.domain.client.Clients;
import dev.steelyard.domain.client.UnusedClient;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.store.Page;
import dev.steelyard.domain.store.TimedPage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

record SqlClients(Sql sql) implements Clients {
    private static final String SELECT =
            """
            SELECT c.*, (SELECT string_agg(r.role_id, ' ') FROM client_roles r
                         WHERE r.client_id = c.id) AS roles,
                   (SELECT string_agg(o.origin, ' ' ORDER BY o.origin) FROM client_origins o
                         WHERE o.client_id = c.id) AS origins
            FROM clients c
            """;

    private static final RowMapper<UnusedClient> UNUSED =
            Row.to(
                    row ->
                            new UnusedClient(
                                    row.id("id"),
                                    row.idOrNull("application_id"),
                                    row.text("name"),
                                    row.constant("type", ClientType.class),
                                    row.instant("idle_since")));

    @Override
    public void insert(Client client) {
        ClientRow.bind(
                        sql.update(
                                """
                                INSERT INTO clients
                                    (id, application_id, reseller_id, authority, management, name, type,
                                     grant_types, redirect_uris, post_logout_redirect_uris,
                                     require_pkce, skip_consent, rotate_refresh_tokens,
                                     id_token_on_refresh, id_token_algorithm,
                                     userinfo_signed_response_alg, dpop_bound_access_tokens,
                                     backchannel_logout_uri, backchannel_logout_session_required,
                                     frontchannel_logout_uri, frontchannel_logout_session_required,
                                     token_endpoint_auth_method, jwks, jwks_uri, keys_expire,
                                     request_object_signing_alg, require_signed_request_object,
                                     request_uris, require_pushed_requests,
                                     suspended, idle_since, version)
                                VALUES
                                    (:id, :application,
                                     (SELECT reseller_id FROM applications WHERE id = :application),
                                     :authority, :management, :name, :type, :grantTypes,
                                     :redirectUris, :postLogoutRedirectUris,
                                     :requirePkce, :skipConsent, :rotateRefreshTokens,
                                     :idTokenOnRefresh, :idTokenAlgorithm,
                                     :userinfoAlgorithm, :dpopBound,
                                     :backchannelLogoutUri, :backchannelSession,
                                     :frontchannelLogoutUri, :frontchannelSession,
                                     :method, :jwks, :jwksUri, :keysExpire,
                                     :requestAlgorithm, :requireSigned, :requestUris,
                                     :requirePushed,
                                     :suspended, :idleSince, :version)"""),
                        client)
                .bind("application", client.application())
                .bind("idleSince", client.id().made())
                .execute();
        insertRoles(client);
        insertOrigins(client);
    }

    /** All but its application, to which it is linked for its whole life. */
    @Override
    public boolean update(Client client) {
        int updated =
                ClientRow.bind(
                                sql.update(
                                        """
                                        UPDATE clients
                                        SET authority = :authority, management = :management, name = :name,
                                            type = :type, grant_types = :grantTypes,
                                            redirect_uris = :redirectUris,
                                            post_logout_redirect_uris = :postLogoutRedirectUris,
                                            require_pkce = :requirePkce,
                                            skip_consent = :skipConsent,
                                            rotate_refresh_tokens = :rotateRefreshTokens,
                                            id_token_on_refresh = :idTokenOnRefresh,
                                            id_token_algorithm = :idTokenAlgorithm,
                                            userinfo_signed_response_alg = :userinfoAlgorithm,
                                            dpop_bound_access_tokens = :dpopBound,
                                            backchannel_logout_uri = :backchannelLogoutUri,
                                            backchannel_logout_session_required = :backchannelSession,
                                            frontchannel_logout_uri = :frontchannelLogoutUri,
                                            frontchannel_logout_session_required = :frontchannelSession,
                                            token_endpoint_auth_method = :method,
                                            jwks = :jwks, jwks_uri = :jwksUri,
                                            keys_expire = :keysExpire,
                                            request_object_signing_alg = :requestAlgorithm,
                                            require_signed_request_object = :requireSigned,
                                            request_uris = :requestUris,
                                            require_pushed_requests = :requirePushed,
                                            suspended = :suspended, version = version + 1
                                        WHERE id = :id AND version = :version"""),
                                client)
                        .execute();
        if (updated == 0) {
            return false;
        }
        sql.update("DELETE FROM client_roles WHERE client_id = :id")
                .bind("id", client.id())
                .execute();
        insertRoles(client);
        sql.update("DELETE FROM client_origins WHERE client_id = :id")
                .bind("id", client.id())
                .execute();
        insertOrigins(client);
        return true;
    }

    @Override
    public Optional<Client> find(Id<Client> id) {
        return sql.query(SELECT + "WHERE c.id = :id")
                .bind("id", id)
                .map(ClientRow.CLIENT)
                .findOne();
    }

    @Override
    public List<Client> list(Id<Application> application, Page page) {
        return Pages.bind(
                        sql.query(
                                        SELECT
                                                + """
                                                WHERE c.application_id = :application AND c.id > :after
                                                ORDER BY c.id LIMIT :limit""")
                                .bind("application", application),
                        page)
                .map(ClientRow.CLIENT)
                .list();
    }

    @Override
    public int count(Id<Application> application) {
        return sql.query("SELECT count(*) FROM clients WHERE application_id = :application")
                .bind("application", application)
                .mapTo(Integer.class)
                .one();
    }

    @Override
    public List<Client> management(Page page) {
        return Pages.bind(
                        sql.query(
                                SELECT
                                        + """
                                        WHERE c.application_id IS NULL AND c.id > :after
                                        ORDER BY c.id LIMIT :limit"""),
                        page)
                .map(ClientRow.CLIENT)
                .list();
    }

    @Override
    public List<UnusedClient> unused(
            @Nullable Id<Reseller> reseller,
            @Nullable Id<Application> application,
            Instant since,
            TimedPage page) {
        var scope =
                (reseller == null ? "" : " AND reseller_id = :reseller")
                        + (application == null ? "" : " AND application_id = :application");
        var query =
                sql.query(
                                """
                                SELECT id, application_id, name, type, idle_since FROM clients
                                WHERE suspended = 0 AND idle_since < :since
                                  AND (application_id IS NOT NULL OR type = 'CONFIDENTIAL')
                                  AND (idle_since, id) > (:at, :after)
                                """
                                        + scope
                                        + " ORDER BY idle_since, id LIMIT :limit")
                        .bind("since", since);
        if (reseller != null) {
            query.bind("reseller", reseller);
        }
        if (application != null) {
            query.bind("application", application);
        }
        return Pages.bind(query, page).map(UNUSED).list();
    }

    @Override
    public void endKeys(Id<Application> application, Instant end) {
        sql.update(
                        """
                        UPDATE clients SET keys_expire = :end
                        WHERE application_id = :application
                          AND (jwks IS NOT NULL OR jwks_uri IS NOT NULL)
                          AND (keys_expire IS NULL OR keys_expire > :end)""")
                .bind("application", application)
                .bind("end", end)
                .execute();
    }

    @Override
    public boolean hasOrigin(String origin) {
        return sql.query(
                        """
                        SELECT 1 FROM client_origins o JOIN clients c ON c.id = o.client_id
                        WHERE o.origin = :origin AND c.suspended = 0 LIMIT 1""")
                .bind("origin", origin)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    private void insertRoles(Client client) {
        var batch = sql.batch("INSERT INTO client_roles (client_id, role_id) VALUES (:id, :role)");
        for (var role : client.roles()) {
            batch.bind("id", client.id()).bind("role", role).add();
        }
        batch.execute();
    }

    private void insertOrigins(Client client) {
        var batch =
                sql.batch("INSERT INTO client_origins (client_id, origin) VALUES (:id, :origin)");
        for (var origin : client.origins()) {
            batch.bind("id", client.id()).bind("origin", Words.checked(origin)).add();
        }
        batch.execute();
    }
}
