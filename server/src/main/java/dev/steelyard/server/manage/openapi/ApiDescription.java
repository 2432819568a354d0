package dev.steelyard.server.manage.openapi;

import dev.steelyard.adminapi.openapi.OpenApiDocument;
import dev.steelyard.operations.Nouns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The one OpenAPI document of the management API. Immutable; the same in every installation. */
public final class ApiDescription {
    /** Where it is served, below the API's base; no token is needed: it holds no data. */
    public static final String PATH = OpenApiDocument.PATH;

    private static final List<Noun> NOUNS = List.of(PlatformNoun.SERVERS);

    private ApiDescription() {}

    /** Every operation, by noun. */
    public static List<Described> operations() {
        return Stream.concat(
                        NOUNS.stream().flatMap(noun -> noun.operations().stream()),
                        Nouns.ALL.stream()
                                .flatMap(noun -> noun.operations().stream())
                                .map(Described::of))
                .toList();
    }

    /** That of a route: there is none without a description. */
    public static Described operation(String method, String path) {
        return operations().stream()
                .filter(one -> one.method().equals(method) && one.path().equals(path))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException(method + " " + path + " isn't described"));
    }

    /**
     * @param base where the API is mounted
     */
    private static Map<String, Object> old(String base) {
        var document = new LinkedHashMap<String, Object>();
        document.put("openapi", "3.1.0");
        document.put(
                "info",
                Tree.with(
                        Tree.of("title", "Steelyard management API", "version", "1"),
                        "description",
                        "Answers may gain members; clients read over what they don't know. Every"
                                + " answer has X-Request-Id; give it to whoever runs Steelyard. A POST"
                                + " with an Idempotency-Key is done once: a repeat is answered as the"
                                + " first time, with `replayed`, and without what is shown once."));
        document.put("servers", List.of(Tree.of("url", base)));
        document.put("security", List.of(Tree.of(Operations.BEARER, List.of())));
        document.put(
                "tags",
                NOUNS.stream()
                        .map(n -> Tree.of("name", n.name(), "description", n.description()))
                        .toList());
        document.put("paths", paths());
        document.put("components", components());
        return document;
    }

    /** The document, with what {@link OpenApiDocument} writes of nouns that have moved. */
    public static Map<String, Object> document(String base) {
        var merged = old(base);
        merge(merged, OpenApiDocument.of(Nouns.ALL, base));
        return merged;
    }

    @SuppressWarnings("unchecked")
    private static void merge(Map<String, Object> into, Map<String, Object> from) {
        from.forEach(
                (name, value) -> {
                    var before = into.get(name);
                    if (before instanceof Map<?, ?> && value instanceof Map<?, ?>) {
                        merge((Map<String, Object>) before, (Map<String, Object>) value);
                    } else if (name.equals("tags") && before instanceof List<?> tags) {
                        var all = new ArrayList<Object>(tags);
                        all.addAll((List<?>) value);
                        into.put(name, all);
                    } else {
                        into.put(name, value);
                    }
                });
    }

    private static Map<String, Object> paths() {
        var paths = new LinkedHashMap<String, Map<String, Object>>();
        for (var noun : NOUNS) {
            for (var operation : noun.operations()) {
                var path = paths.computeIfAbsent(operation.path(), _ -> new LinkedHashMap<>());
                path.put(
                        operation.method().toLowerCase(Locale.ROOT),
                        Operations.json(noun, operation));
            }
        }
        return new LinkedHashMap<>(paths);
    }

    private static Map<String, Object> components() {
        var components = new LinkedHashMap<String, Object>();
        components.put("schemas", schemas());
        components.put("responses", Refusals.responses());
        components.put("securitySchemes", Tree.of(Operations.BEARER, Operations.scheme()));
        return components;
    }

    private static Map<String, Object> schemas() {
        var shapes = new ArrayList<Shape>();
        shapes.add(Refusals.ERROR);
        shapes.add(Repeats.REPLAYABLE);
        for (var operation : NOUNS.stream().flatMap(noun -> noun.operations().stream()).toList()) {
            var body = operation.reads().body();
            if (body != null) {
                shapes.add(body);
            }
            var answer = operation.answers().body();
            if (answer != null) {
                shapes.addAll(answer.shapes());
            }
        }
        var schemas = new TreeMap<String, Object>();
        for (var shape : shapes.stream().flatMap(s -> s.all().stream()).toList()) {
            var json = shape.json();
            var before = schemas.put(shape.name(), json);
            if (before != null && !before.equals(json)) {
                throw new IllegalStateException("two shapes are named " + shape.name());
            }
        }
        return schemas;
    }
}
