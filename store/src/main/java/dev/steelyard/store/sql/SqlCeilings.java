package dev.steelyard.store.sql;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Ceilings;
import java.util.Set;

record SqlCeilings(Sql sql) implements Ceilings {
    @Override
    public Set<String> of(Id<?> holder) {
        return sql.query("SELECT permissions FROM ceilings WHERE holder_id = :holder")
                .bind("holder", holder)
                .map(Row.to(row -> row.words("permissions")))
                .findOne()
                .orElse(Set.of());
    }

    @Override
    public void set(Id<?> holder, Set<String> permissions) {
        sql.update(
                        """
                        INSERT INTO ceilings (holder_id, permissions) VALUES (:holder, :permissions)
                        ON CONFLICT (holder_id) DO UPDATE SET permissions = excluded.permissions""")
                .bind("holder", holder)
                .bind("permissions", Words.join(permissions))
                .execute();
    }
}
