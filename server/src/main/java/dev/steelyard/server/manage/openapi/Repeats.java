package dev.steelyard.server.manage.openapi;

import java.util.List;
import java.util.Map;

/** Requests that may be repeated with the same Idempotency-Key. */
final class Repeats {
    static final Schema KEY =
            Schema.text(
                            "Chosen by the caller, new for each thing to do: 1 to 255 visible ASCII"
                                    + " characters. Remembered for 24 hours by default. A refused"
                                    + " request leaves its key free.")
                    .with("pattern", "^[!-~]{1,255}$");

    static final Shape REPLAYABLE =
            Shape.answered("Replayable", "An answer that may have been given before.")
                    .maybe(
                            "replayed",
                            Schema.flag(
                                    "true where nothing was done now: this is what the first request"
                                            + " with the same key was answered, without what is shown"
                                            + " once."));

    private Repeats() {}

    static boolean can(Described operation) {
        return operation.method().equals("POST");
    }

    static Map<String, Object> headers() {
        var replayed = Tree.of("schema", Schema.words("Absent: it was done now.", "true").json());
        return Tree.of("Idempotency-Replayed", replayed);
    }

    static Schema answer(Described operation, Schema body) {
        if (!can(operation)) {
            return body;
        }
        if (body.json().get("oneOf") instanceof List<?> choices) {
            return new Schema(
                    Tree.of("oneOf", choices.stream().map(Repeats::replayable).toList()),
                    List.of());
        }
        return new Schema(replayable(body.json()), List.of());
    }

    private static Map<String, Object> replayable(Object schema) {
        return Tree.of("allOf", List.of(schema, Schema.reference(REPLAYABLE).json()));
    }
}
