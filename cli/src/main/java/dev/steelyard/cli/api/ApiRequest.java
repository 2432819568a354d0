package dev.steelyard.cli.api;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request to the management API, with its method, path, query and JSON body.
 *
 * @param path below {@code /api/v1}, its segments encoded
 * @param query not yet encoded
 * @param body the members of a JSON object; null: none
 * @param ifVersion the version that the resource must have; null: any
 */
public record ApiRequest(
        String method,
        String path,
        Map<String, String> query,
        @Nullable Map<String, @Nullable Object> body,
        @Nullable Long ifVersion) {

    public static ApiRequest get(String path) {
        return new ApiRequest("GET", path, Map.of(), null, null);
    }

    public static ApiRequest delete(String path, @Nullable Long ifVersion) {
        return new ApiRequest("DELETE", path, Map.of(), null, ifVersion);
    }

    public static ApiRequest post(String path, Map<String, @Nullable Object> body) {
        return new ApiRequest("POST", path, Map.of(), body, null);
    }

    public static ApiRequest put(
            String path, Map<String, @Nullable Object> body, @Nullable Long ifVersion) {
        return new ApiRequest("PUT", path, Map.of(), body, ifVersion);
    }

    /** Text as one segment of a path. */
    public static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Path and query, encoded for the URL. */
    String target() {
        return query.isEmpty() ? path : path + "?" + form(query);
    }

    /** {@code application/x-www-form-urlencoded}. */
    public static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** Parses the parameters of such a text. */
    static Map<String, String> query(String form) {
        return Arrays.stream(form.split("&"))
                .map(parameter -> parameter.split("=", 2))
                .collect(
                        Collectors.toMap(
                                parameter -> decode(parameter[0]),
                                parameter -> decode(parameter.length == 1 ? "" : parameter[1])));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
