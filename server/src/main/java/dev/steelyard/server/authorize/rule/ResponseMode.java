package dev.steelyard.server.authorize.rule;

import dev.steelyard.http.request.Parameters;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A response mode that this server supports, such as {@code query} or {@code form_post} (OAuth 2.0
 * Multiple Response Type Encoding Practices, section 2.1). Fragments are not supported: they are
 * for tokens in the front channel.
 */
public enum ResponseMode {
    QUERY("query", Way.REDIRECT, false),
    /** OAuth 2.0 Form Post Response Mode, section 2. */
    FORM_POST("form_post", Way.FORM, false),
    /** JARM, section 2.3.4: for a code, an alias of {@link #QUERY_JWT}. */
    JWT("jwt", Way.REDIRECT, true),
    /** JARM, section 2.3.1. */
    QUERY_JWT("query.jwt", Way.REDIRECT, true),
    /** JARM, section 2.3.3. */
    FORM_POST_JWT("form_post.jwt", Way.FORM, true);

    /** The transport of the parameters. */
    public enum Way {
        REDIRECT,
        FORM
    }

    private final String parameter;
    private final Way way;
    private final boolean signed;

    ResponseMode(String parameter, Way way, boolean signed) {
        this.parameter = parameter;
        this.way = way;
        this.signed = signed;
    }

    /** The names in discovery. */
    public static List<String> supported() {
        return Arrays.stream(values()).map(mode -> mode.parameter).toList();
    }

    /** The mode that a request asks for; empty: it is not supported. */
    public static Optional<ResponseMode> of(Parameters parameters) {
        var request = parameters.get("response_mode").orElse(QUERY.parameter);
        return Arrays.stream(values())
                .filter(mode -> mode.parameter.equals(request))
                .filter(mode -> mode.way != Way.FORM || postable(parameters))
                .findFirst();
    }

    public Way way() {
        return way;
    }

    /** Whether the parameters are sent as one JWT. */
    public boolean signed() {
        return signed;
    }

    /** The mode with this transport that sends the parameters as a JWT. */
    public ResponseMode inJwt() {
        return switch (this) {
            case QUERY -> QUERY_JWT;
            case FORM_POST -> FORM_POST_JWT;
            case JWT, QUERY_JWT, FORM_POST_JWT -> this;
        };
    }

    private static boolean postable(Parameters parameters) {
        var uri = parameters.get("redirect_uri").orElse("");
        return uri.startsWith("https://") || uri.startsWith("http://");
    }
}
