package dev.steelyard.http.answer;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Thrown to refuse a request with an OAuth error code, such as {@code invalid_request} (RFC 6749,
 * section 5.2). It has the code, a public description that says what to do, and a private detail
 * for the log only. Carries no stack trace: it is an expected outcome that ends a pipeline early.
 */
public final class OAuthError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Code code;
    private final int status;
    private final String detail;
    private final String recorded;
    private final Map<String, String> headers;

    /**
     * Codes of RFC 6749 (4.1.2.1 and 5.2), RFC 8707, RFC 7009, RFC 7591, RFC 8628, RFC 9101, RFC
     * 9449, RFC 9470 and OpenID Connect Core (3.1.2.6).
     */
    public enum Code {
        INVALID_REQUEST("invalid_request", 400),
        INVALID_CLIENT("invalid_client", 401),
        INVALID_GRANT("invalid_grant", 400),
        UNAUTHORIZED_CLIENT("unauthorized_client", 400),
        UNSUPPORTED_GRANT_TYPE("unsupported_grant_type", 400),
        UNSUPPORTED_RESPONSE_TYPE("unsupported_response_type", 400),
        INVALID_SCOPE("invalid_scope", 400),
        INVALID_TARGET("invalid_target", 400),
        INVALID_TOKEN("invalid_token", 401),
        /** RFC 9449, section 5: at a token endpoint. */
        INVALID_DPOP_PROOF("invalid_dpop_proof", 400),
        USE_DPOP_NONCE("use_dpop_nonce", 400),
        /** RFC 9449, section 7.1: at a protected resource. */
        DPOP_PROOF_REFUSED("invalid_dpop_proof", 401),
        /** RFC 8628, section 3.5. */
        AUTHORIZATION_PENDING("authorization_pending", 400),
        SLOW_DOWN("slow_down", 400),
        DEVICE_DENIED("access_denied", 400),
        EXPIRED_TOKEN("expired_token", 400),
        INSUFFICIENT_SCOPE("insufficient_scope", 403),
        ACCESS_DENIED("access_denied", 403),
        LOGIN_REQUIRED("login_required", 400),
        CONSENT_REQUIRED("consent_required", 400),
        UNMET_AUTHENTICATION_REQUIREMENTS("unmet_authentication_requirements", 400),
        REQUEST_NOT_SUPPORTED("request_not_supported", 400),
        REQUEST_URI_NOT_SUPPORTED("request_uri_not_supported", 400),
        INVALID_REQUEST_URI("invalid_request_uri", 400),
        INVALID_REQUEST_OBJECT("invalid_request_object", 400),
        REGISTRATION_NOT_SUPPORTED("registration_not_supported", 400),
        /** RFC 7591, section 3.2.2. */
        INVALID_REDIRECT_URI("invalid_redirect_uri", 400),
        INVALID_CLIENT_METADATA("invalid_client_metadata", 400),
        ORIGIN_NOT_ALLOWED("access_denied", 403),
        NOT_FOUND("not_found", 404),
        METHOD_NOT_ALLOWED("method_not_allowed", 405),
        LIMIT_REACHED("limit_reached", 409),
        RATE_LIMITED("rate_limited", 429),
        SERVER_ERROR("server_error", 500),
        TEMPORARILY_UNAVAILABLE("temporarily_unavailable", 503);

        private final String text;
        private final int status;

        Code(String text, int status) {
            this.text = text;
            this.status = status;
        }

        public String text() {
            return text;
        }

        public int status() {
            return status;
        }
    }

    public OAuthError(Code code, String description, String detail) {
        this(code, code.status(), description, detail, description, Map.of());
    }

    /**
     * @param status overrides the code's own
     */
    public OAuthError(Code code, int status, String description, String detail) {
        this(code, status, description, detail, description, Map.of());
    }

    private OAuthError(
            Code code,
            int status,
            String description,
            String detail,
            String recorded,
            Map<String, String> headers) {
        super(description, null, false, false);
        this.code = code;
        this.status = status;
        this.detail = detail;
        this.recorded = recorded;
        this.headers = headers;
    }

    public OAuthError(Code code, String description) {
        this(code, description, "");
    }

    /** Adds a response header to this refusal. */
    public OAuthError with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new OAuthError(code, status, description(), detail, recorded, Map.copyOf(more));
    }

    /**
     * This refusal with a description that repeats input, for the caller only; logs and kept
     * refusals have the former description.
     *
     * @param description input in it is escaped by {@link ErrorTextEscaper}
     */
    public OAuthError repeating(String description) {
        return new OAuthError(code, status, description, detail, recorded, headers);
    }

    public Code code() {
        return code;
    }

    /** The status of the answer. */
    public int status() {
        return status;
    }

    public Map<String, String> headers() {
        return headers;
    }

    /**
     * The {@code error_description}: printable ASCII without quotes or backslash. It repeats input
     * only as {@link #repeating} says.
     */
    public String description() {
        return String.valueOf(getMessage());
    }

    /** The description without any input, for logs and kept refusals. */
    public String recorded() {
        return recorded;
    }

    /** The detail for the log. */
    public String detail() {
        return detail;
    }

    public Map<String, String> body(String requestId) {
        var body = new LinkedHashMap<String, String>();
        body.put("error", code.text());
        body.put("error_description", description());
        body.put("reference", requestId);
        return body;
    }
}
