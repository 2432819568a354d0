package dev.steelyard.http.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Writes parameters as a URL query string in one canonical form, so that two queries can be
 * compared as text.
 */
public final class QueryWriter {
    private QueryWriter() {}

    /** {@code parameters} in their order; those without a value count as absent. */
    public static String of(Parameters parameters, Set<String> without) {
        var kept = new LinkedHashMap<String, String>();
        for (var name : parameters.names()) {
            if (!without.contains(name)) {
                parameters.get(name).ifPresent(value -> kept.put(name, value));
            }
        }
        return of(kept);
    }

    public static String of(Map<String, String> parameters) {
        var query = new StringBuilder();
        parameters.forEach(
                (name, value) ->
                        query.append(query.isEmpty() ? "" : "&")
                                .append(URLEncoder.encode(name, UTF_8))
                                .append('=')
                                .append(URLEncoder.encode(value, UTF_8)));
        return query.toString();
    }

    /** {@code uri}, which has no fragment, with {@code parameters} added to its query. */
    public static String append(String uri, Map<String, String> parameters) {
        return uri + (uri.indexOf('?') < 0 ? '?' : '&') + of(parameters);
    }
}
