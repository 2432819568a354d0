package dev.steelyard.store.sql.client;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.application.ApplicationStatus;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.ClientFilter;
import dev.steelyard.domain.client.Clients;
import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.client.ListedClient;
import dev.steelyard.domain.client.StartableClient;
import dev.steelyard.domain.client.metadata.ClientType;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.search.TimedPageRequest;
import dev.steelyard.domain.user.User;
import dev.steelyard.store.sql.ListQueryBuilder;
import dev.steelyard.store.sql.RowReader;
import dev.steelyard.store.sql.SqlExecutor;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

/** Stores OIDC clients with their roles, web origins and settings in SQL tables. */
public record SqlClients(SqlExecutor sql) implements Clients {
    private static final String SELECT =
            """
            SELECT c.*, (SELECT string_agg(r.role_id, ' ') FROM client_roles r
                         WHERE r.client_id = c.id) AS roles,
                   (SELECT string_agg(o.origin, ' ' ORDER BY o.origin) FROM client_origins o
                         WHERE o.client_id = c.id) AS origins
            FROM clients c
            """;

    private static final String LISTED =
            """
            SELECT c.id, c.application_id, c.name, c.type, c.grant_types, c.suspended,
                c.idle_since, c.version
            FROM clients c""";

    private static final String NOT_BUILT_IN =
            "(c.application_id IS NOT NULL OR c.type = 'CONFIDENTIAL')";

    private static final String HAVING =
            "EXISTS (SELECT 1 FROM client_roles h WHERE h.client_id = c.id AND h.role_id = :role)";

    private static final RowMapper<Client> CLIENT =
            RowReader.to(
                    row ->
                            new Client(
                                    row.id("id"),
                                    row.idOrNull("application_id"),
                                    row.authorityOrNull("authority"),
                                    row.management("management"),
                                    row.text("name"),
                                    row.constant("type", ClientType.class),
                                    row.words("grant_types", GrantType::valueOf),
                                    row.words("redirect_uris"),
                                    row.words("post_logout_redirect_uris"),
                                    row.words("origins"),
                                    row.ids("roles"),
                                    SettingColumnMapper.read(row),
                                    row.flag("suspended"),
                                    row.number("version")));

    private static final RowMapper<ListedClient> LISTED_CLIENT =
            RowReader.to(
                    row ->
                            new ListedClient(
                                    row.id("id"),
                                    row.idOrNull("application_id"),
                                    row.text("name"),
                                    row.constant("type", ClientType.class),
                                    row.words("grant_types", GrantType::valueOf),
                                    row.flag("suspended"),
                                    row.instant("idle_since"),
                                    row.number("version")));

    private static final RowMapper<StartableClient> STARTABLE_CLIENT =
            RowReader.to(
                    row ->
                            new StartableClient(
                                    row.text("name"),
                                    row.text("application"),
                                    row.text("initiate_login_uri")));

    private static final String INSERT =
            """
            INSERT INTO clients
                (id, application_id, reseller_id, authority, management, name, searched, type,
                 grant_types, redirect_uris, post_logout_redirect_uris, %s,
                 suspended, idle_since, version)
            VALUES
                (:id, :application, (SELECT reseller_id FROM applications WHERE id = :application),
                 :authority, :management, :name, :searched, :type,
                 :grantTypes, :redirectUris, :postLogoutRedirectUris, %s,
                 :suspended, :id.made, :version)"""
                    .formatted(SettingColumnMapper.NAMES, SettingColumnMapper.VALUES);

    private static final String UPDATE =
            """
            UPDATE clients
            SET authority = :authority, management = :management, name = :name,
                searched = :searched, type = :type, grant_types = :grantTypes,
                redirect_uris = :redirectUris,
                post_logout_redirect_uris = :postLogoutRedirectUris, %s,
                suspended = :suspended, version = version + 1
            WHERE id = :id AND version = :version"""
                    .formatted(SettingColumnMapper.ASSIGNMENTS);

    @Override
    public void insert(Client client) {
        SettingColumnMapper.bind(sql.update(INSERT), client.settings())
                .bindMethods(client)
                .execute();
        insertRoles(client);
        insertOrigins(client);
    }

    /** All but its application, to which it is linked for its whole life. */
    @Override
    public boolean update(Client client) {
        int updated =
                SettingColumnMapper.bind(sql.update(UPDATE), client.settings())
                        .bindMethods(client)
                        .execute();
        if (updated == 0) {
            return false;
        }
        sql.execute("DELETE FROM client_roles WHERE client_id = :key", client.id());
        insertRoles(client);
        sql.execute("DELETE FROM client_origins WHERE client_id = :key", client.id());
        insertOrigins(client);
        return true;
    }

    @Override
    public Optional<Client> find(Id<Client> id) {
        return sql.find(SELECT + "WHERE c.id = :key", id, CLIENT);
    }

    @Override
    public List<Client> findAll(Collection<Id<Client>> ids) {
        return sql.among(ids, SELECT + "WHERE c.id IN (<among>) ORDER BY c.id", CLIENT);
    }

    @Override
    public List<Client> list(Id<Application> application, ClientFilter filter, PageRequest page) {
        return whole(filter.of(filter.reseller(), application), "1 = 1", page);
    }

    @Override
    public List<Client> management(ClientFilter filter, PageRequest page) {
        return whole(filter, "c.application_id IS NULL", page);
    }

    @Override
    public List<Client> ofApplications(ClientFilter filter, PageRequest page) {
        return whole(filter, "c.application_id IS NOT NULL", page);
    }

    @Override
    public List<ListedClient> all(ClientFilter filter, PageRequest page) {
        return narrowed(NOT_BUILT_IN, filter)
                .page(sql, LISTED, "c.id", page)
                .map(LISTED_CLIENT)
                .list();
    }

    @Override
    public List<ListedClient> unused(ClientFilter filter, Instant since, TimedPageRequest page) {
        return narrowed(NOT_BUILT_IN, filter)
                .and("c.suspended = 0")
                .and("c.idle_since < :since", "since", since)
                .page(sql, LISTED, "c.idle_since, c.id", page)
                .map(LISTED_CLIENT)
                .list();
    }

    private List<Client> whole(ClientFilter filter, String always, PageRequest page) {
        return narrowed(always, filter).page(sql, SELECT, "c.id", page).map(CLIENT).list();
    }

    /** Flags as literals: the planner then knows that the index of active clients is enough. */
    private static ListQueryBuilder narrowed(String always, ClientFilter filter) {
        var suspended = filter.suspended();
        var where =
                new ListQueryBuilder(always)
                        .and("c.reseller_id = :reseller", "reseller", filter.reseller())
                        .and("c.application_id = :application", "application", filter.application())
                        .finding("c.searched", "c.id", filter.query())
                        .and("c.type = :type", "type", filter.type())
                        .holding("c.grant_types", "grantType", filter.grantType())
                        .and(HAVING, "role", filter.role());
        return suspended == null ? where : where.and("c.suspended = " + (suspended ? 1 : 0));
    }

    @Override
    public List<Id<Client>> holding(Id<Role> role) {
        return sql.list(
                "SELECT client_id FROM client_roles WHERE role_id = :key ORDER BY client_id",
                role,
                RowReader.to(row -> row.<Client>id("client_id")));
    }

    @Override
    public int count(Id<Application> application) {
        return sql.count("SELECT count(*) FROM clients WHERE application_id = :key", application);
    }

    @Override
    public void endKeys(Id<Application> application, Instant end) {
        sql.update(
                        """
                        UPDATE clients SET keys_expire = :end
                        WHERE application_id = :application
                          AND (jwks IS NOT NULL OR jwks_uri IS NOT NULL
                               OR token_endpoint_auth_method = 'TLS_CLIENT_AUTH')
                          AND (keys_expire IS NULL OR keys_expire > :end)""")
                .bind("application", application)
                .bind("end", end)
                .execute();
    }

    @Override
    public List<StartableClient> startable(Id<User> user, Instant now, int limit) {
        // As Tenancy.stoppedAt says it.
        return sql.query(
                        """
                        SELECT c.name, a.name AS application, c.initiate_login_uri
                        FROM memberships m
                            JOIN clients c ON c.application_id = m.application_id
                            JOIN applications a ON a.id = m.application_id
                            JOIN resellers r ON r.id = a.reseller_id
                        WHERE m.user_id = :user AND c.initiate_login_uri IS NOT NULL
                            AND c.suspended = 0 AND a.suspended = 0 AND r.standing <> 'CLOSED'
                            AND (a.expiry IS NULL OR a.expiry > :ended)
                        ORDER BY c.searched, c.id
                        LIMIT :limit""")
                .bind("user", user)
                .bind("ended", now.minus(ApplicationStatus.GRACE_PERIOD))
                .bind("limit", limit)
                .map(STARTABLE_CLIENT)
                .list();
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
        sql.insertEach(
                "INSERT INTO client_roles (client_id, role_id) VALUES (:id, :member)",
                client,
                client.roles());
    }

    private void insertOrigins(Client client) {
        sql.insertEach(
                "INSERT INTO client_origins (client_id, origin) VALUES (:id, :member)",
                client,
                client.origins());
    }
}
