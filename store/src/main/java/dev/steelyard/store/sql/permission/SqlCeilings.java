package dev.steelyard.store.sql.permission;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Ceiling;
import dev.steelyard.domain.permission.Ceilings;
import dev.steelyard.store.sql.RowReader;
import dev.steelyard.store.sql.SetConverter;
import dev.steelyard.store.sql.SqlExecutor;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.mapper.RowMapper;

/** Stores the maximum sets of permissions of resellers and applications in SQL tables. */
public record SqlCeilings(SqlExecutor sql) implements Ceilings {
    private static final RowMapper<Held> HELD =
            RowReader.to(row -> new Held(row.id("holder_id"), row.words("permissions")));

    private static final String SELECT =
            """
            SELECT c.*, (SELECT string_agg(p.permission, ' ') FROM ceiling_permissions p
                         WHERE p.holder_id = c.holder_id) AS permissions
            FROM ceilings c
            """;

    private record Held(Id<?> holder, Set<String> permissions) {}

    @Override
    public Set<String> of(Id<?> holder) {
        return find(holder).permissions();
    }

    @Override
    public Map<Id<?>, Set<String>> ofAll(Collection<Id<?>> holders) {
        return sql.among(holders, SELECT + "WHERE c.holder_id IN (<among>)", HELD).stream()
                .collect(toUnmodifiableMap(Held::holder, Held::permissions));
    }

    @Override
    public Ceiling find(Id<?> holder) {
        return sql.find(
                        SELECT + "WHERE c.holder_id = :key",
                        holder,
                        RowReader.to(
                                row ->
                                        new Ceiling(
                                                row.words("permissions"), row.number("version"))))
                .orElse(new Ceiling(Set.of(), 0));
    }

    @Override
    public boolean set(Id<?> holder, Ceiling ceiling) {
        // Locks the row: of two transactions that set it at once, the later one sees the other's
        // version.
        int set =
                sql.update(
                                """
                                INSERT INTO ceilings (holder_id, version) VALUES (:holder, 1)
                                ON CONFLICT (holder_id) DO UPDATE
                                SET version = ceilings.version + 1
                                WHERE ceilings.version = :version""")
                        .bind("holder", holder)
                        .bind("version", ceiling.version())
                        .execute();
        if (set == 0) {
            return false;
        }
        sql.execute("DELETE FROM ceiling_permissions WHERE holder_id = :key", holder);
        var batch =
                sql.batch(
                        """
                        INSERT INTO ceiling_permissions (holder_id, permission)
                        VALUES (:holder, :permission)""");
        for (var permission : ceiling.permissions()) {
            batch.bind("holder", holder).bind("permission", SetConverter.of(permission)).add();
        }
        batch.execute();
        return true;
    }
}
