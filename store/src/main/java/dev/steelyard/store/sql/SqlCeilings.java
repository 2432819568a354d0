package dev.steelyard.store.sql;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Ceilings;
import java.util.LinkedHashSet;
import java.util.Set;

record SqlCeilings(Sql sql) implements Ceilings {
    @Override
    public Set<String> of(Id<?> holder) {
        return new LinkedHashSet<>(
                sql.query(
                                """
                                SELECT permission FROM ceiling_permissions
                                WHERE holder_id = :holder ORDER BY permission""")
                        .bind("holder", holder)
                        .mapTo(String.class)
                        .list());
    }

    @Override
    public void set(Id<?> holder, Set<String> permissions) {
        // Locks the row, so that of two who set it at once one replaces what the other has set.
        sql.update(
                        """
                        INSERT INTO ceilings (holder_id) VALUES (:holder)
                        ON CONFLICT (holder_id) DO UPDATE SET holder_id = excluded.holder_id""")
                .bind("holder", holder)
                .execute();
        sql.update("DELETE FROM ceiling_permissions WHERE holder_id = :holder")
                .bind("holder", holder)
                .execute();
        var batch =
                sql.batch(
                        """
                        INSERT INTO ceiling_permissions (holder_id, permission)
                        VALUES (:holder, :permission)""");
        for (var permission : permissions) {
            batch.bind("holder", holder).bind("permission", Words.checked(permission)).add();
        }
        batch.execute();
    }
}
