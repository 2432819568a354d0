package dev.steelyard.cli.reference;

import dev.steelyard.operations.Nouns;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All lists: as the operations describe them, and a table of those that none describes yet. */
public final class NamedLists {
    private static final List<NamedList> UNDESCRIBED =
            List.of(
                    NamedList.of("client", "clients", "/clients", "clients list APPLICATION")
                            .names("name")
                            .filters("query"),
                    NamedList.of(
                                    "initial_access_token",
                                    "initial-access-tokens",
                                    "/applications/{application}/initial-access-tokens",
                                    "initial-access-tokens list APPLICATION")
                            .names("name"),
                    NamedList.of(
                                    "resource_server",
                                    "resource-servers",
                                    "/resource-servers",
                                    "resource-servers list")
                            .names("name", "identifier")
                            .filters("query")
                            .whole(),
                    NamedList.of("reference", "refusals", "/refusals", "refusals list"),
                    NamedList.of(
                                    "credential",
                                    "resource-servers",
                                    "/resource-servers/{resource_server}/secrets",
                                    "resource-servers secrets RESOURCE-SERVER")
                            .words("secret"));

    private static final List<NamedList> ALL =
            Stream.concat(
                            Nouns.ALL.stream().map(NamedList::of).flatMap(Optional::stream),
                            UNDESCRIBED.stream())
                    .toList();

    /** The nouns to which members refer that no operation describes yet, or that answers have. */
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
     * The list of the elements that a variable of a path names.
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
