package dev.steelyard.server.manage;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A ceiling as the API writes it. */
final class CeilingJson {
    private CeilingJson() {}

    static Map<String, @Nullable Object> of(Set<String> permissions) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("permissions", Members.texts(permissions));
        return json;
    }
}
