package dev.steelyard.server.manage;

import dev.steelyard.operations.tenant.CeilingChange;
import dev.steelyard.domain.permission.Ceiling;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A ceiling as the API writes it. */
final class CeilingJson {
    private CeilingJson() {}

    static Map<String, @Nullable Object> of(Ceiling ceiling) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("permissions", Members.texts(ceiling.permissions()));
        json.put("version", ceiling.version());
        return json;
    }

    /** With what it does to roles. */
    static Map<String, @Nullable Object> of(CeilingChange change) {
        var json = of(change.ceiling());
        json.put("dry_run", false);
        json.put("roles", change.roles().stream().map(CeilingJson::role).toList());
        json.put("more_roles", change.moreRoles());
        return json;
    }

    private static Map<String, @Nullable Object> role(CeilingChange.ChangedRole cut) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("_id", cut.role().id().hex());
        json.put("application", cut.role().application().hex());
        json.put("name", cut.role().name());
        json.put("cut", Members.texts(cut.blocked()));
        json.put("restored", Members.texts(cut.restored()));
        return json;
    }
}
