package dev.steelyard.adminapi.openapi;

import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.operations.field.Fields;
import dev.steelyard.operations.model.Noun;
import dev.steelyard.operations.model.Operation;
import dev.steelyard.operations.model.Paging;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the path, query and header parameters of each operation into the OpenAPI document. */
final class Parameters {
    private static final String TAG = "(\\.[0-9a-f]{16})?$";

    private static final Map<String, Object> LIMIT =
            JsonObjects.of(
                    "type",
                    "integer",
                    "description",
                    "The highest number of elements.",
                    "format",
                    "int64",
                    "minimum",
                    1,
                    "maximum",
                    PageRequest.MAX,
                    "default",
                    Operation.DEFAULT_LIMIT);

    private static final Map<String, Object> IF_MATCH =
            JsonObjects.of(
                    "type",
                    "string",
                    "description",
                    "The ETag that the change was made for, or `*`.");

    private static final Map<String, Object> IDEMPOTENCY_KEY =
            JsonObjects.of(
                    "type",
                    "string",
                    "description",
                    "Chosen by the caller, a new one for each operation: 1 to 255 visible ASCII"
                            + " characters. Remembered for 24 hours by default. A refused request"
                            + " leaves its key free.",
                    "pattern",
                    "^[!-~]{1,255}$");

    private static final Map<String, Object> DRY_RUN =
            JsonObjects.of(
                    "type",
                    "boolean",
                    "description",
                    "`true`: nothing is done; the response has the result as it would be.",
                    "default",
                    false);

    private final Schemas schemas;
    private final List<Noun> nouns;

    Parameters(Schemas schemas, List<Noun> nouns) {
        this.schemas = schemas;
        this.nouns = nouns;
    }

    List<Object> of(Operation<?, ?> operation) {
        var all = new ArrayList<Object>();
        for (var variable : operation.variables()) {
            all.add(
                    JsonObjects.with(
                            parameter("path", variable, variable(variable)), "required", true));
        }
        var reads = operation.reads();
        if (reads.paging() != Paging.NONE) {
            all.add(parameter("query", Operation.LIMIT, LIMIT));
            all.add(parameter("query", Operation.AFTER, after(reads.paging())));
        }
        for (var parameter : reads.query()) {
            var field = parameter.field();
            var one = parameter("query", field.name(), schemas.field(field));
            all.add(parameter.required() ? JsonObjects.with(one, "required", true) : one);
        }
        if (operation.hasDryRun()) {
            all.add(parameter("query", Operation.DRY_RUN, DRY_RUN));
        }
        if (reads.ifMatch()) {
            all.add(parameter("header", "If-Match", IF_MATCH));
        }
        if (operation.isRepeatable()) {
            all.add(parameter("header", "Idempotency-Key", IDEMPOTENCY_KEY));
        }
        return all;
    }

    private Map<String, Object> variable(String variable) {
        return nouns.stream()
                .filter(noun -> noun.item().equals(variable))
                .findFirst()
                .flatMap(Noun::identifier)
                .map(schemas::field)
                .orElseGet(() -> schemas.field(Fields.id("The id of the " + variable + ".")));
    }

    private static Map<String, Object> after(Paging paging) {
        return JsonObjects.of(
                "type",
                "string",
                "description",
                "The value of `next` of the previous page, which had the same filters.",
                "pattern",
                (paging == Paging.BY_TIME ? "^([0-9]{1,15}\\.)?[0-9a-f]{24}" : "^[0-9a-f]{24}")
                        + TAG);
    }

    private static Map<String, Object> parameter(
            String in, String name, Map<String, Object> schema) {
        return JsonObjects.of("name", name, "in", in, "schema", schema);
    }
}
