package dev.steelyard.operations.model;

import dev.steelyard.operations.schema.Field;
import java.util.List;
import java.util.Optional;

/**
 * An object type of the management API, such as clients, with the operations on it. It is a tag of
 * the OpenAPI document, and a group of commands.
 *
 * @param name plural, with hyphens: {@code resource-servers}
 * @param item the variable of paths that names one: {@code resource_server}
 * @param identifier the member that is the value of that variable; empty: no path names one
 */
public record Noun(
        String name,
        String item,
        Optional<Field<?>> identifier,
        String about,
        List<Operation<?, ?>> operations) {
    public static Noun of(
            String name,
            String item,
            Field<?> identifier,
            String about,
            Operation<?, ?>... operations) {
        return new Noun(name, item, Optional.of(identifier), about, List.of(operations));
    }

    /** A noun whose things no path names. */
    public static Noun of(String name, String about, Operation<?, ?>... operations) {
        var item = name.replace('-', '_');
        return new Noun(name, item, Optional.empty(), about, List.of(operations));
    }

    /** For people: {@code resource server}. */
    public String words() {
        return item.replace('_', ' ');
    }
}
