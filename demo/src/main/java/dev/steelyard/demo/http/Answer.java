package dev.steelyard.demo.http;

import dev.steelyard.guard.refusal.Refusal;
import org.jspecify.annotations.Nullable;

/** The response of one of the demo API's routes: data, an error or a refusal by the guard. */
public sealed interface Answer {

    /**
     * A success.
     *
     * @param data what goes into the body's {@code data}
     * @param next the cursor of the next page, or null
     * @param location of what was made, or null
     */
    record Success(int status, Object data, @Nullable String next, @Nullable String location)
            implements Answer {}

    /** An error of the API's own, or one that the authorization server told. */
    record Failure(int status, String code, String message) implements Answer {}

    /** What the guard refuses after it allowed the request. */
    record Refused(Refusal refusal) implements Answer {}

    static Answer ok(Object data) {
        return new Success(200, data, null, null);
    }

    static Answer page(Object data, @Nullable String next) {
        return new Success(200, data, next, null);
    }

    static Answer created(Object data, @Nullable String location) {
        return new Success(201, data, null, location);
    }

    static Answer notFound(String what) {
        return new Failure(404, "not_found", "There is no such " + what + ".");
    }
}
