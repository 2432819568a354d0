package dev.steelyard.pages.view;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The HTML form of a page, with its target and hidden fields. The hidden fields are the CSRF token
 * and the encrypted request.
 *
 * @param action a path on this server, query allowed; anything else is an {@link
 *     IllegalArgumentException}
 * @param hidden names and values, in order; {@link #toString} omits the values
 */
public record Form(String action, Map<String, String> hidden) {

    public Form {
        requireLocal(action);
        hidden = Collections.unmodifiableMap(new LinkedHashMap<>(hidden));
    }

    /** Browsers read {@code //host} and {@code /\host} as another server. */
    public static void requireLocal(String path) {
        boolean local = path.startsWith("/") && !path.startsWith("//") && !path.startsWith("/\\");
        if (!local) {
            throw new IllegalArgumentException("Not a path on this server");
        }
    }

    @Override
    public String toString() {
        return "Form[action=" + action + ", hidden=" + hidden.keySet() + "]";
    }
}
