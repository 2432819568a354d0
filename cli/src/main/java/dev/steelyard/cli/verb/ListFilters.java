package dev.steelyard.cli.verb;

import dev.steelyard.server.manage.openapi.ApiDescription;
import dev.steelyard.server.manage.openapi.Described;
import dev.steelyard.server.manage.openapi.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The options that narrow a list: those that the API declares, each in its words. */
final class ListFilters {
    private static final Set<String> PAGES = Set.of("limit", "after");

    private ListFilters() {}

    /**
     * All of the list at {@code path}; those that are {@code named} stay as they are, and first.
     */
    static List<Field> of(String path, Field... named) {
        var rest =
                declared(path)
                        .filter(one -> !PAGES.contains(one.name()))
                        .filter(
                                one ->
                                        Stream.of(named)
                                                .noneMatch(f -> f.member().equals(one.name())))
                        .map(ListFilters::field);
        return Stream.concat(Stream.of(named), rest).toList();
    }

    private static Stream<Described.Parameter> declared(String path) {
        return ApiDescription.operations().stream()
                .filter(one -> one.method().equals("GET") && shape(one.path()).equals(shape(path)))
                .flatMap(one -> one.reads().query().stream());
    }

    /** Without what variables are called: the API has other names for them than people type. */
    private static String shape(String path) {
        return path.replaceAll("\\{[a-z_]+}", "{}");
    }

    private static Field field(Described.Parameter parameter) {
        var name = parameter.name();
        var about = String.valueOf(parameter.schema().json().get("description")).replace("`", "");
        var field =
                switch (kind(parameter.schema())) {
                    case "boolean" -> Field.flag(name, about);
                    case "date-time" -> Field.time(name, about);
                    default -> Field.text(name, label(parameter), about);
                };
        return field.inQuery();
    }

    private static String kind(Schema schema) {
        var format = schema.json().get("format");
        return String.valueOf("date-time".equals(format) ? format : schema.json().get("type"));
    }

    private static String label(Described.Parameter parameter) {
        var schema = parameter.schema().json();
        if (schema.get("enum") instanceof List<?> words) {
            return String.join("|", words.stream().map(String::valueOf).toList());
        }
        return "integer".equals(schema.get("type"))
                ? "DAYS"
                : switch (parameter.name()) {
                    case "query" -> "TEXT";
                    case "email" -> "ADDRESS";
                    default -> parameter.name().toUpperCase(Locale.ROOT).replace('_', '-');
                };
    }
}
