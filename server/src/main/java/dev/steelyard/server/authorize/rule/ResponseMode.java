package dev.steelyard.server.authorize.rule;

import dev.steelyard.server.http.Parameters;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How an authorization response travels (OAuth 2.0 Multiple Response Type Encoding Practices,
 * section 2.1). Fragments stay out: they are for tokens in the front channel.
 */
public enum ResponseMode {
    QUERY("query"),
    /** OAuth 2.0 Form Post Response Mode, section 2. */
    FORM_POST("form_post");

    private final String parameter;

    ResponseMode(String parameter) {
        this.parameter = parameter;
    }

    /** As discovery names them. */
    public static List<String> supported() {
        return Arrays.stream(values()).map(mode -> mode.parameter).toList();
    }

    /** What a request asks for; empty if it can't be had. */
    public static Optional<ResponseMode> of(Parameters parameters) {
        var asked = parameters.get("response_mode").orElse(QUERY.parameter);
        return Arrays.stream(values())
                .filter(mode -> mode.parameter.equals(asked))
                .filter(mode -> mode != FORM_POST || postable(parameters))
                .findFirst();
    }

    private static boolean postable(Parameters parameters) {
        var uri = parameters.get("redirect_uri").orElse("");
        return uri.startsWith("https://") || uri.startsWith("http://");
    }
}
