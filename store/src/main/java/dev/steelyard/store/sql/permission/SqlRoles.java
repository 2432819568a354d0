package dev.steelyard.store.sql.permission;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.permission.RoleFilter;
import dev.steelyard.domain.permission.Roles;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.store.sql.ListQueryBuilder;
import dev.steelyard.store.sql.RowReader;
import dev.steelyard.store.sql.SqlExecutor;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.mapper.RowMapper;

/** Stores the roles of applications and their permissions in SQL tables. */
public record SqlRoles(SqlExecutor sql) implements Roles {
    private static final RowMapper<Role> ROLE =
            RowReader.to(
                    row ->
                            new Role(
                                    row.id("id"),
                                    row.id("application_id"),
                                    row.text("name"),
                                    row.text("description"),
                                    row.words("permissions"),
                                    row.number("version")));

    private static final String SELECT =
            """
            SELECT r.*, (SELECT string_agg(p.permission, ' ' ORDER BY p.permission)
                         FROM role_permissions p WHERE p.role_id = r.id) AS permissions
            FROM roles r
            """;

    /** From the permissions, which few roles hold of all that the reseller has. */
    private static final String HOLDING =
            """
            WHERE r.id IN (
                SELECT h.role_id FROM role_permissions h
                JOIN permissions p ON p.name = h.permission
                JOIN roles o ON o.id = h.role_id
                JOIN applications a ON a.id = o.application_id
                JOIN ceiling_permissions c
                    ON c.holder_id = o.application_id AND c.permission = h.permission
                WHERE h.permission IN (<permissions>) AND a.reseller_id = :reseller)
            """;

    private static final String HAS =
            """
            EXISTS (
                SELECT 1 FROM role_permissions h
                WHERE h.role_id = r.id AND h.permission = :permission)""";

    @Override
    public void insert(Role role) {
        sql.update(
                        """
                        INSERT INTO roles (id, application_id, name, description, searched, version)
                        VALUES (:id, :application, :name, :description, :searched, :version)""")
                .bindMethods(role)
                .execute();
        insertPermissions(role);
    }

    @Override
    public boolean update(Role role) {
        int updated =
                sql.update(
                                """
                                UPDATE roles
                                SET name = :name, description = :description,
                                    searched = :searched, version = version + 1
                                WHERE id = :id AND version = :version""")
                        .bindMethods(role)
                        .execute();
        if (updated == 0) {
            return false;
        }
        sql.execute("DELETE FROM role_permissions WHERE role_id = :key", role.id());
        insertPermissions(role);
        return true;
    }

    /** The versions of its holders rise, so that a stale edit can't bring the role back. */
    @Override
    public boolean remove(Id<Role> id) {
        sql.execute(
                """
                UPDATE clients SET version = version + 1
                WHERE id IN (SELECT client_id FROM client_roles WHERE role_id = :key)""",
                id);
        sql.execute(
                """
                UPDATE memberships SET version = version + 1
                WHERE EXISTS (
                    SELECT 1 FROM membership_roles r
                    WHERE r.user_id = memberships.user_id
                      AND r.application_id = memberships.application_id AND r.role_id = :key)""",
                id);
        sql.execute("DELETE FROM client_roles WHERE role_id = :key", id);
        sql.execute("DELETE FROM membership_roles WHERE role_id = :key", id);
        sql.execute("DELETE FROM invitation_roles WHERE role_id = :key", id);
        sql.execute("DELETE FROM initial_access_token_roles WHERE role_id = :key", id);
        return sql.execute("DELETE FROM roles WHERE id = :key", id) == 1;
    }

    @Override
    public Optional<Role> find(Id<Role> id) {
        return sql.find(SELECT + "WHERE r.id = :key", id, ROLE);
    }

    @Override
    public Optional<Role> findByName(Id<Application> application, String name) {
        return sql.query(SELECT + "WHERE r.application_id = :application AND r.name = :name")
                .bind("application", application)
                .bind("name", name)
                .map(ROLE)
                .findOne();
    }

    @Override
    public List<Role> findAll(Collection<Id<Role>> ids) {
        return sql.among(ids, SELECT + "WHERE r.id IN (<among>) ORDER BY r.id", ROLE);
    }

    @Override
    public int count(Id<Application> application) {
        return sql.count("SELECT count(*) FROM roles WHERE application_id = :key", application);
    }

    @Override
    public List<Role> holding(Id<Reseller> reseller, Set<String> permissions, int limit) {
        return permissions.isEmpty()
                ? List.of()
                : sql.query(SELECT + HOLDING + "ORDER BY r.id LIMIT :limit")
                        .bind("reseller", reseller)
                        .bindList("permissions", List.copyOf(permissions))
                        .bind("limit", limit)
                        .map(ROLE)
                        .list();
    }

    @Override
    public int countHolding(Id<Reseller> reseller, Set<String> permissions) {
        return permissions.isEmpty()
                ? 0
                : sql.query("SELECT count(*) FROM roles r " + HOLDING)
                        .bind("reseller", reseller)
                        .bindList("permissions", List.copyOf(permissions))
                        .mapTo(Integer.class)
                        .one();
    }

    @Override
    public List<Role> list(Id<Application> application, RoleFilter filter, PageRequest page) {
        return new ListQueryBuilder("r.application_id = :application")
                .with("application", application)
                .finding("r.searched", "r.id", filter.query())
                .and(HAS, "permission", filter.permission())
                .page(sql, SELECT, "r.id", page)
                .map(ROLE)
                .list();
    }

    private void insertPermissions(Role role) {
        sql.insertEach(
                "INSERT INTO role_permissions (role_id, permission) VALUES (:id, :member)",
                role,
                role.permissions());
    }
}
