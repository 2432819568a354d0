package dev.steelyard.operations.model;

import java.util.List;

/**
 * A kind of thing and its operations: a tag of the OpenAPI document, and a group of commands.
 *
 * @param name plural, with hyphens: {@code resource-servers}
 * @param item the variable of paths that names one: {@code resource_server}
 * @param identifier the member that is the value of that variable
 */
public record Noun(
        String name,
        String item,
        Field<?> identifier,
        String about,
        List<Operation<?, ?>> operations) {
    public static Noun of(
            String name,
            String item,
            Field<?> identifier,
            String about,
            Operation<?, ?>... operations) {
        return new Noun(name, item, identifier, about, List.of(operations));
    }

    /** For people: {@code resource server}. */
    public String words() {
        return item.replace('_', ' ');
    }
}
