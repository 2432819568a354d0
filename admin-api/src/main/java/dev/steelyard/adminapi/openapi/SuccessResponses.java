package dev.steelyard.adminapi.openapi;

import dev.steelyard.operations.model.DryRunAnswer;
import dev.steelyard.operations.model.Operation;
import dev.steelyard.operations.model.Paging;
import dev.steelyard.operations.model.SuccessResponse;
import dev.steelyard.operations.rehearsal.DryRunSchemas;
import dev.steelyard.operations.schema.ObjectSchema;
import dev.steelyard.operations.schema.ResponseSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the success response of each operation into the OpenAPI document. */
final class SuccessResponses {
    private static final String JSON = "application/json";

    private final Schemas schemas;

    SuccessResponses(Schemas schemas) {
        this.schemas = schemas;
    }

    Map<String, Object> of(Operation<?, ?> operation) {
        var success = JsonObjects.of("description", "Done");
        if (operation.isRepeatable()) {
            success.put("headers", JsonObjects.of("Idempotency-Replayed", replayedHeader()));
        }
        var answer = operation.answer();
        if (answer instanceof SuccessResponse.Lines<?> lines) {
            success.put(
                    "content",
                    JsonObjects.of(
                            "application/jsonl",
                            media(JsonObjects.of("type", "string", "description", lines.about()))));
        } else {
            var schema = schema(operation);
            if (schema != null) {
                success.put(
                        "content",
                        JsonObjects.of(
                                JSON,
                                media(operation.isRepeatable() ? replayable(schema) : schema)));
            }
        }
        return success;
    }

    private @Nullable Map<String, Object> schema(Operation<?, ?> operation) {
        var shape = operation.answer().shape();
        if (shape == null) {
            return null;
        }
        if (operation.answer() instanceof SuccessResponse.Many<?>) {
            return list(shape, operation);
        }
        return operation.hasDryRun() ? tried(shape, operation) : schemas.answered(shape);
    }

    private Map<String, Object> list(ResponseSchema<?> element, Operation<?, ?> operation) {
        boolean paged = operation.reads().paging() != Paging.NONE;
        var name = element.shapes().getFirst().name();
        var properties = new LinkedHashMap<String, Object>();
        properties.put(
                "data",
                JsonObjects.of(
                        "type",
                        "array",
                        "description",
                        "In a fixed order.",
                        "items",
                        schemas.answered(element)));
        properties.put(
                "next",
                paged
                        ? JsonObjects.of(
                                "type",
                                List.of("string", "null"),
                                "description",
                                "`after` of the next page; null: this is the last.")
                        : JsonObjects.of("type", "null"));
        if (operation.hasDryRun()) {
            addTried(properties, operation);
        }
        return schemas.add(
                name + (operation.hasDryRun() ? "Changes" : paged ? "Page" : "List"),
                Schemas.object(
                        paged ? "A page of a list." : "The whole list.",
                        properties,
                        List.of("data", "next")));
    }

    /** What was done, or what a dry run says of it. */
    private Map<String, Object> tried(ResponseSchema<?> answered, Operation<?, ?> operation) {
        var shapes = answered.shapes().stream().map(shape -> changed(shape, operation)).toList();
        return shapes.size() == 1 ? shapes.getFirst() : JsonObjects.of("oneOf", shapes);
    }

    private Map<String, Object> changed(ObjectSchema<?> shape, Operation<?, ?> operation) {
        var properties = new LinkedHashMap<String, Object>();
        shape.members()
                .forEach(
                        member ->
                                properties.put(
                                        member.field().name(), schemas.field(member.field())));
        boolean says = properties.containsKey(Operation.DRY_RUN);
        addTried(properties, operation);
        return schemas.add(
                says ? shape.name() : "Changed" + shape.name(),
                Schemas.object(
                        shape.about() + " In a dry run: as it would be.",
                        properties,
                        shape.members().stream()
                                .filter(ObjectSchema.Member::always)
                                .map(member -> member.field().name())
                                .toList()));
    }

    private void addTried(Map<String, Object> properties, Operation<?, ?> operation) {
        properties.putIfAbsent(DryRunSchemas.DRY_RUN.name(), schemas.field(DryRunSchemas.DRY_RUN));
        if (operation.reads().dryRun() == DryRunAnswer.REHEARSAL) {
            properties.put(DryRunSchemas.FIELD.name(), schemas.field(DryRunSchemas.FIELD));
        }
    }

    private static Map<String, Object> media(Map<String, Object> schema) {
        return JsonObjects.of("schema", schema);
    }

    private static Map<String, Object> replayedHeader() {
        return JsonObjects.of(
                "schema",
                JsonObjects.of(
                        "type",
                        "string",
                        "description",
                        "Absent: the operation was done now.",
                        "enum",
                        List.of("true")));
    }

    private Map<String, Object> replayable(Map<String, Object> schema) {
        return schema.get("oneOf") instanceof List<?> choices
                ? JsonObjects.of("oneOf", choices.stream().map(this::either).toList())
                : either(schema);
    }

    private Map<String, Object> either(Object schema) {
        var replayed =
                schemas.add(
                        "Replayable",
                        Schemas.object(
                                "A response that may repeat an earlier one.",
                                JsonObjects.of(
                                        "replayed",
                                        JsonObjects.of(
                                                "type",
                                                "boolean",
                                                "description",
                                                "`true`: nothing was done; this is the response to the"
                                                        + " first request with this key,"
                                                        + " without secrets that are shown once.")),
                                List.of()));
        return JsonObjects.of("allOf", List.of(schema, replayed));
    }
}
