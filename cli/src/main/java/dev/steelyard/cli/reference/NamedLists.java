package dev.steelyard.cli.reference;

import dev.steelyard.operations.Nouns;
import dev.steelyard.operations.client.ClientOperations;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The lists of the management API in which users can name resources, derived from the API's
 * operations.
 */
public final class NamedLists {
    /** Clients of all applications, where a command names no application. */
    private static final NamedList ALL_CLIENTS =
            NamedList.of(ClientOperations.CLIENTS, ClientOperations.LIST_ALL, "_id");

    private static final List<NamedList> ALL =
            Stream.concat(
                            Nouns.ALL.stream().map(NamedList::of).flatMap(Optional::stream),
                            Stream.of(ALL_CLIENTS))
                    .toList();

    /** The nouns to which members of answers refer. */
    private static final Map<String, String> MEMBERS =
            Map.of(
                    "application", "applications",
                    "authority", "resellers",
                    "client", "clients",
                    "permissions", "permissions",
                    "reseller", "resellers",
                    "resource_server", "resource-servers",
                    "role", "roles",
                    "roles", "roles",
                    "user", "users");

    private NamedLists() {}

    /**
     * The list of the elements for a variable of a path.
     *
     * @param path of an operation
     */
    public static NamedList ofVariable(String variable, String path) {
        var before = path.substring(0, path.indexOf("/{" + variable + "}"));
        return ALL.stream()
                .filter(list -> list.variable().equals(variable))
                .min(Comparator.comparing(list -> !list.path().equals(before)))
                .orElseThrow(() -> new IllegalArgumentException(variable));
    }

    /** The list of a noun; of several the one that needs the fewest ids in its path. */
    public static Optional<NamedList> ofNoun(@Nullable String noun) {
        return ALL.stream()
                .filter(list -> list.noun().equals(noun))
                .min(Comparator.comparing(list -> list.parents().size()));
    }

    /** The noun whose elements are the values of a member; null: none. */
    public static @Nullable String nounOf(String member) {
        return MEMBERS.get(member);
    }
}
