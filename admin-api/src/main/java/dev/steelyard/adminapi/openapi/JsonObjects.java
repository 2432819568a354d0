package dev.steelyard.adminapi.openapi;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Creates the JSON objects of the OpenAPI document, with their members in a fixed order. The
 * document is thus the same text in every build.
 */
final class JsonObjects {
    private JsonObjects() {}

    /**
     * @param members names and values in turn
     */
    static Map<String, Object> of(Object... members) {
        var object = new LinkedHashMap<String, Object>();
        for (int i = 0; i < members.length; i += 2) {
            object.put((String) members[i], members[i + 1]);
        }
        return object;
    }

    static Map<String, Object> with(Map<String, Object> object, String name, Object value) {
        var more = new LinkedHashMap<>(object);
        more.put(name, value);
        return more;
    }

    static Map<String, Object> reference(String kind, String name) {
        return of("$ref", "#/components/" + kind + "/" + name);
    }
}
