package dev.steelyard.adminapi.openapi;

import dev.steelyard.operations.model.Noun;
import dev.steelyard.operations.model.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes the OpenAPI 3.1 document of the management API from the descriptions of its operations.
 */
public final class OpenApiDocument {
    /** Where the document is served, below the API's base. */
    public static final String PATH = "/openapi.json";

    private static final String BEARER = "bearer";

    /** Whether a user must have logged in recently. */
    private static final String FRESH_PROOF = "x-fresh-proof";

    private final List<Noun> nouns;
    private final Schemas schemas = new Schemas();
    private final Parameters parameters;
    private final SuccessResponses successes = new SuccessResponses(schemas);
    private final ErrorResponses refusals = new ErrorResponses(schemas);

    private OpenApiDocument(List<Noun> nouns) {
        this.nouns = nouns;
        this.parameters = new Parameters(schemas, nouns);
    }

    /**
     * The document as maps and lists, in a fixed order.
     *
     * @param base where the API is mounted
     */
    public static Map<String, Object> of(List<Noun> nouns, String base) {
        return new OpenApiDocument(nouns).document(base);
    }

    private Map<String, Object> document(String base) {
        var paths = paths();
        var responses = refusals.named();
        return JsonObjects.of(
                "openapi",
                "3.1.0",
                "info",
                JsonObjects.of(
                        "title",
                        "Steelyard management API",
                        "version",
                        "1",
                        "description",
                        "Responses may gain members; clients ignore unknown ones. Every"
                                + " response has X-Request-Id; give it to the operator. A POST"
                                + " with an Idempotency-Key is done once: a repeat gets the first"
                                + " response again, with `replayed`, and without secrets."),
                "servers",
                List.of(JsonObjects.of("url", base)),
                "security",
                List.of(JsonObjects.of(BEARER, List.of())),
                "tags",
                nouns.stream()
                        .map(
                                noun ->
                                        JsonObjects.of(
                                                "name", noun.name(), "description", noun.about()))
                        .toList(),
                "paths",
                paths,
                "components",
                JsonObjects.of(
                        "schemas",
                        schemas.all(),
                        "responses",
                        responses,
                        "securitySchemes",
                        JsonObjects.of(BEARER, scheme())));
    }

    private Map<String, Object> paths() {
        var paths = new LinkedHashMap<String, Object>();
        paths.put(PATH, JsonObjects.of("get", description()));
        for (var noun : nouns) {
            for (var operation : noun.operations()) {
                @SuppressWarnings("unchecked")
                var path =
                        (Map<String, Object>)
                                paths.computeIfAbsent(
                                        operation.path(), _ -> new LinkedHashMap<String, Object>());
                path.put(operation.method().toLowerCase(Locale.ROOT), operation(noun, operation));
            }
        }
        return paths;
    }

    /** This document, which needs no token: it holds no data. */
    private static Map<String, Object> description() {
        return JsonObjects.of(
                "operationId",
                "getDescription",
                "summary",
                "Get this document",
                "security",
                List.of(),
                "responses",
                JsonObjects.of(
                        "200",
                        JsonObjects.of(
                                "description",
                                "Done",
                                "content",
                                JsonObjects.of(
                                        "application/json",
                                        JsonObjects.of(
                                                "schema", JsonObjects.of("type", "object"))))));
    }

    private Map<String, Object> operation(Noun noun, Operation<?, ?> operation) {
        var json =
                JsonObjects.of(
                        "operationId",
                        operation.name(),
                        "tags",
                        List.of(noun.name()),
                        "summary",
                        operation.summary());
        if (!operation.note().isEmpty()) {
            json.put("description", operation.note());
        }
        var permission = operation.access().permission();
        json.put(
                "security",
                List.of(
                        JsonObjects.of(
                                BEARER,
                                permission == null
                                        ? List.of()
                                        : List.of(permission.permission()))));
        if (operation.needsFreshProof()) {
            json.put(FRESH_PROOF, true);
        }
        var all = parameters.of(operation);
        if (!all.isEmpty()) {
            json.put("parameters", all);
        }
        var body = operation.reads().body();
        if (!body.isEmpty()) {
            json.put(
                    "requestBody",
                    JsonObjects.of(
                            "required",
                            true,
                            "content",
                            JsonObjects.of(
                                    "application/json",
                                    JsonObjects.of("schema", schemas.body(body)))));
        }
        var responses =
                JsonObjects.of(
                        String.valueOf(operation.answer().status()), successes.of(operation));
        responses.putAll(refusals.of(operation));
        json.put("responses", responses);
        return json;
    }

    private static Map<String, Object> scheme() {
        return JsonObjects.of(
                "type",
                "http",
                "scheme",
                "bearer",
                "description",
                "An access token of staff, or of a client of this API. Operations name the"
                        + " permission that they need as a role.");
    }
}
