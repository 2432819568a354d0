package dev.steelyard.cli.reference;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The table of lists, and of the members whose values are elements of them. Descriptions of
 * operations say the same of the nouns that they describe; this is for the others.
 */
public final class NamedLists {
    private static final NamedList USERS =
            NamedList.of("user", "/users", "users list").names("name", "email").filters("query");
    private static final NamedList PERMISSIONS =
            NamedList.of("permission", "/permissions", "permissions list").id("name");
    private static final NamedList TEMPLATES =
            NamedList.of("template", "/templates", "templates list").id("name");

    /** Of several with one variable the first is the one that a member or another path means. */
    private static final List<NamedList> ALL =
            List.of(
                    NamedList.of("reseller", "/resellers", "resellers list")
                            .names("name")
                            .filters("query"),
                    NamedList.of("application", "/applications", "applications list")
                            .names("name")
                            .filters("query"),
                    NamedList.of(
                                    "role",
                                    "/applications/{application}/roles",
                                    "roles list APPLICATION")
                            .names("name")
                            .filters("query"),
                    NamedList.of("client", "/clients", "clients list APPLICATION")
                            .names("name")
                            .filters("query"),
                    NamedList.of(
                                    "initial_access_token",
                                    "/applications/{application}/initial-access-tokens",
                                    "initial-access-tokens list APPLICATION")
                            .names("name"),
                    NamedList.of(
                                    "invitation",
                                    "/applications/{application}/invitations",
                                    "invitations list APPLICATION")
                            .names("email"),
                    NamedList.of("resource_server", "/resource-servers", "resource-servers list")
                            .names("name", "identifier")
                            .filters("query")
                            .whole(),
                    USERS,
                    NamedList.of("user", "/staff", "staff list")
                            .id("user")
                            .names("name")
                            .filters("query", "email")
                            .whole(),
                    NamedList.of(
                                    "user",
                                    "/applications/{application}/members",
                                    "members list APPLICATION")
                            .id("user")
                            .names("name")
                            .filters("query", "email"),
                    NamedList.of("user", "/clients/{client}/consents", "consents list CLIENT")
                            .id("user")
                            .names("name"),
                    NamedList.of("session", "/users/{user}/sessions", "sessions list USER"),
                    NamedList.of("reference", "/refusals", "refusals list"),
                    NamedList.of("event_stream", "/event-streams", "event-streams list"),
                    NamedList.of(
                                    "credential",
                                    "/resource-servers/{resource_server}/secrets",
                                    "resource-servers secrets RESOURCE-SERVER")
                            .noun("secret"),
                    NamedList.of("secret", "/clients/{client}/secrets", "secrets list CLIENT"),
                    NamedList.of("api_key", "/clients/{client}/api-keys", "api-keys list CLIENT")
                            .noun("API key"),
                    PERMISSIONS,
                    TEMPLATES);

    /** The variables of the elements that members name, by the members. */
    private static final Map<String, String> MEMBERS =
            Map.of(
                    "application", "application",
                    "authority", "reseller",
                    "client", "client",
                    "reseller", "reseller",
                    "resource_server", "resource_server",
                    "role", "role",
                    "roles", "role",
                    "user", "user");

    private NamedLists() {}

    /**
     * The list of the elements that a variable of a path names.
     *
     * @param path of an operation
     */
    public static NamedList ofVariable(String variable, String path) {
        var before = path.substring(0, path.indexOf("/{" + variable + "}"));
        return ALL.stream()
                .filter(list -> list.variable().equals(variable) && list.path().equals(before))
                .findFirst()
                .orElseGet(() -> first(variable));
    }

    /** The list of the elements whose ids are the values of a member of bodies or queries. */
    public static Optional<NamedList> ofMember(String member) {
        return Optional.ofNullable(MEMBERS.get(member)).map(NamedLists::first);
    }

    /**
     * The command that lists the values that a member may have.
     *
     * @param path of the operation
     */
    public static Optional<String> finder(String member, String path) {
        return switch (member) {
            case "permissions", "ceiling" ->
                    path.startsWith("/staff") || path.startsWith("/management")
                            ? Optional.empty()
                            : Optional.of(PERMISSIONS.command());
            case "template" -> Optional.of(TEMPLATES.command());
            default -> ofMember(member).map(NamedList::command);
        };
    }

    private static NamedList first(String variable) {
        return ALL.stream()
                .filter(list -> list.variable().equals(variable))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(variable));
    }
}
