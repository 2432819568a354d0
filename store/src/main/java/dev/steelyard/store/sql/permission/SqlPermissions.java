package dev.steelyard.store.sql.permission;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Permission;
import dev.steelyard.domain.permission.Permissions;
import dev.steelyard.domain.permission.PrincipalKind;
import dev.steelyard.domain.permission.RoleTemplate;
import dev.steelyard.domain.permission.Surface;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.store.sql.RowReader;
import dev.steelyard.store.sql.SqlExecutor;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

/** Stores the permissions of all APIs and the operator's role templates in SQL tables. */
public record SqlPermissions(SqlExecutor sql) implements Permissions {
    private static final RowMapper<Permission> PERMISSION =
            RowReader.to(
                    row ->
                            new Permission(
                                    row.text("name"),
                                    row.id("resource_server_id"),
                                    row.text("label"),
                                    row.words("holders", PrincipalKind::valueOf),
                                    row.constant("surface", Surface.class),
                                    row.flag("special"),
                                    row.number("version")));

    private static final RowMapper<RoleTemplate> TEMPLATE =
            RowReader.to(
                    row ->
                            new RoleTemplate(
                                    row.text("name"),
                                    row.text("description"),
                                    row.words("permissions"),
                                    row.number("version")));

    @Override
    public void put(Permission permission) {
        sql.update(
                        """
                        INSERT INTO permissions
                            (name, resource_server_id, label, holders, surface, special, version)
                        VALUES (:name, :resourceServer, :label, :holders, :surface, :special, 1)
                        ON CONFLICT (name) DO UPDATE
                        SET resource_server_id = excluded.resource_server_id, label = excluded.label,
                            holders = excluded.holders, surface = excluded.surface,
                            special = excluded.special, version = permissions.version + 1""")
                .bindMethods(permission)
                .execute();
    }

    @Override
    public boolean remove(String name) {
        return sql.execute("DELETE FROM permissions WHERE name = :key", name) == 1;
    }

    @Override
    public Optional<Permission> find(String name) {
        return sql.find("SELECT * FROM permissions WHERE name = :key", name, PERMISSION);
    }

    @Override
    public List<Permission> of(Id<ResourceServer> resourceServer) {
        return sql.list(
                "SELECT * FROM permissions WHERE resource_server_id = :key ORDER BY name",
                resourceServer,
                PERMISSION);
    }

    @Override
    public List<Permission> list() {
        return sql.query("SELECT * FROM permissions ORDER BY name").map(PERMISSION).list();
    }

    @Override
    public void putTemplate(RoleTemplate template) {
        sql.update(
                        """
                        INSERT INTO role_templates (name, description, permissions, version)
                        VALUES (:name, :description, :permissions, 1)
                        ON CONFLICT (name) DO UPDATE
                        SET description = excluded.description, permissions = excluded.permissions,
                            version = role_templates.version + 1""")
                .bindMethods(template)
                .execute();
    }

    @Override
    public boolean removeTemplate(String name) {
        return sql.execute("DELETE FROM role_templates WHERE name = :key", name) == 1;
    }

    @Override
    public Optional<RoleTemplate> findTemplate(String name) {
        return sql.find("SELECT * FROM role_templates WHERE name = :key", name, TEMPLATE);
    }

    @Override
    public List<RoleTemplate> templates() {
        return sql.query("SELECT * FROM role_templates ORDER BY name").map(TEMPLATE).list();
    }
}
