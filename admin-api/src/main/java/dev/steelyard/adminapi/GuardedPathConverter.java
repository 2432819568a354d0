package dev.steelyard.adminapi;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Converts operation paths of the management API to the path templates of its own guard. To a guard
 * the variable {@code application} is the tenant that a token is bound to; here it is the
 * application that is managed.
 */
final class GuardedPathConverter {
    private static final String VARIABLE = "application";
    private static final String GUARDED = "managed_application";

    private GuardedPathConverter() {}

    static String template(String path) {
        return path.replace("{" + VARIABLE + "}", "{" + GUARDED + "}");
    }

    /**
     * @param found by the guard in the path of a request
     */
    static Map<String, String> variables(Map<String, String> found) {
        var variables = new LinkedHashMap<String, String>();
        found.forEach(
                (name, value) -> variables.put(name.equals(GUARDED) ? VARIABLE : name, value));
        return variables;
    }
}
