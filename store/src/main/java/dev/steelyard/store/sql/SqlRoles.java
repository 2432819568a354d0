package dev.steelyard.store.sql;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.permission.Roles;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.store.Page;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.mapper.RowMapper;

record SqlRoles(Sql sql) implements Roles {
    private static final RowMapper<Role> ROLE =
            Row.to(
                    row ->
                            new Role(
                                    row.id("id"),
                                    row.id("application_id"),
                                    row.text("name"),
                                    row.text("description"),
                                    row.words("permissions"),
                                    row.number("version")));

    /** Words of both sets; a name may hold the underscore, which LIKE would take for any letter. */
    private static final String HOLDING =
            """
             FROM applications a
            JOIN ceilings c ON c.holder_id = a.id
            JOIN roles r ON r.application_id = a.id
            WHERE a.reseller_id = :reseller AND EXISTS (
                SELECT 1 FROM permissions p
                WHERE p.name IN (<permissions>)
                  AND ' ' || r.permissions || ' '
                      LIKE '% ' || REPLACE(p.name, '_', '!_') || ' %' ESCAPE '!'
                  AND ' ' || c.permissions || ' '
                      LIKE '% ' || REPLACE(p.name, '_', '!_') || ' %' ESCAPE '!')
            """;

    @Override
    public void insert(Role role) {
        sql.update(
                        """
                        INSERT INTO roles
                            (id, application_id, name, description, permissions, version)
                        VALUES (:id, :application, :name, :description, :permissions, :version)""")
                .bind("id", role.id())
                .bind("application", role.application())
                .bind("name", role.name())
                .bind("description", role.description())
                .bind("permissions", Words.join(role.permissions()))
                .bind("version", role.version())
                .execute();
    }

    @Override
    public boolean update(Role role) {
        return sql.update(
                                """
                                UPDATE roles
                                SET name = :name, description = :description,
                                    permissions = :permissions, version = version + 1
                                WHERE id = :id AND version = :version""")
                        .bind("id", role.id())
                        .bind("name", role.name())
                        .bind("description", role.description())
                        .bind("permissions", Words.join(role.permissions()))
                        .bind("version", role.version())
                        .execute()
                == 1;
    }

    /** Whoever had it has changed, so their versions rise: a stale edit can't bring it back. */
    @Override
    public boolean remove(Id<Role> id) {
        run(
                id,
                """
                UPDATE clients SET version = version + 1
                WHERE id IN (SELECT client_id FROM client_roles WHERE role_id = :id)""");
        run(
                id,
                """
                UPDATE memberships SET version = version + 1
                WHERE EXISTS (
                    SELECT 1 FROM membership_roles r
                    WHERE r.user_id = memberships.user_id
                      AND r.application_id = memberships.application_id AND r.role_id = :id)""");
        run(id, "DELETE FROM client_roles WHERE role_id = :id");
        run(id, "DELETE FROM membership_roles WHERE role_id = :id");
        run(id, "DELETE FROM invitation_roles WHERE role_id = :id");
        return run(id, "DELETE FROM roles WHERE id = :id") == 1;
    }

    @Override
    public Optional<Role> find(Id<Role> id) {
        return sql.query("SELECT * FROM roles WHERE id = :id").bind("id", id).map(ROLE).findOne();
    }

    @Override
    public Optional<Role> findByName(Id<Application> application, String name) {
        return sql.query("SELECT * FROM roles WHERE application_id = :application AND name = :name")
                .bind("application", application)
                .bind("name", name)
                .map(ROLE)
                .findOne();
    }

    @Override
    public List<Role> findAll(Collection<Id<Role>> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return sql.query("SELECT * FROM roles WHERE id IN (<ids>) ORDER BY id")
                .bindList("ids", List.copyOf(ids))
                .map(ROLE)
                .list();
    }

    @Override
    public int count(Id<Application> application) {
        return sql.query("SELECT count(*) FROM roles WHERE application_id = :application")
                .bind("application", application)
                .mapTo(Integer.class)
                .one();
    }

    @Override
    public List<Role> holding(Id<Reseller> reseller, Set<String> permissions, int limit) {
        return permissions.isEmpty()
                ? List.of()
                : sql.query("SELECT r.*" + HOLDING + "ORDER BY r.id LIMIT :limit")
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
                : sql.query("SELECT count(*)" + HOLDING)
                        .bind("reseller", reseller)
                        .bindList("permissions", List.copyOf(permissions))
                        .mapTo(Integer.class)
                        .one();
    }

    @Override
    public List<Role> list(Id<Application> application, Page page) {
        return Pages.bind(
                        sql.query(
                                        """
                                        SELECT * FROM roles
                                        WHERE application_id = :application AND id > :after
                                        ORDER BY id LIMIT :limit""")
                                .bind("application", application),
                        page)
                .map(ROLE)
                .list();
    }

    private int run(Id<Role> id, String statement) {
        return sql.update(statement).bind("id", id).execute();
    }
}
