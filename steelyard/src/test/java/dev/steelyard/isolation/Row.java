package dev.steelyard.isolation;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One operation of the table.
 *
 * @param operation its {@code operationId}
 * @param path values for the variables of its path, in their order
 * @param body null: none
 * @param query with its question mark; null: none
 */
record Row(
        String operation,
        Rule rule,
        Function<Things, String[]> path,
        Function<Things, @Nullable Object> body,
        @Nullable Function<Things, String> query) {
    static Row of(String operation, Rule rule) {
        return new Row(operation, rule, _ -> new String[0], _ -> null, null);
    }

    Row at(Function<Things, String> value) {
        return new Row(operation, rule, things -> new String[] {value.apply(things)}, body, query);
    }

    Row atBoth(Function<Things, String[]> values) {
        return new Row(operation, rule, values, body, query);
    }

    Row sending(Object value) {
        return new Row(operation, rule, path, _ -> value, query);
    }

    Row sending(Function<Things, Object> value) {
        return new Row(operation, rule, path, value::apply, query);
    }

    boolean asks() {
        return query != null;
    }

    String asked(Things things) {
        return query == null ? "" : query.apply(things);
    }

    Row asking(String parameters) {
        return asking(_ -> parameters);
    }

    Row asking(Function<Things, String> parameters) {
        return new Row(operation, rule, path, body, parameters);
    }
}
