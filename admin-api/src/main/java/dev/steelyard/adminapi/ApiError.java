package dev.steelyard.adminapi;

import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.request.RequestHead;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Thrown for an invalid management API request, which is answered with a JSON error before the
 * operation runs. Carries no stack trace: it is an expected outcome that ends the reading of a
 * request early.
 */
final class ApiError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final @Nullable String field;

    ApiError(int status, String code, String message, @Nullable String field) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.field = field;
    }

    /**
     * @param message what is allowed
     */
    static ApiError invalid(@Nullable String field, String message) {
        return new ApiError(400, "invalid", message, field);
    }

    Reply reply(Request request) {
        return reply(request, status, code, String.valueOf(getMessage()), field);
    }

    /** Writes an error; every error has this form. */
    static Reply reply(
            RequestHead request, int status, String code, String message, @Nullable String field) {
        return reply(request, status, code, message, field, Map.of());
    }

    /**
     * @param more members of this error only
     */
    static Reply reply(
            RequestHead request,
            int status,
            String code,
            String message,
            @Nullable String field,
            Map<String, Object> more) {
        var error = new LinkedHashMap<String, Object>();
        error.put("status", status);
        error.put("code", code);
        error.put("message", message);
        if (field != null) {
            error.put("field", field);
        }
        error.putAll(more);
        error.put("reference", request.id());
        return Reply.json(status, Map.of("error", error)).noStore().refusing(code);
    }
}
