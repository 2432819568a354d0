package dev.steelyard.cli.verb;

import java.util.Locale;
import java.util.Optional;

/**
 * What a variable of a path stands for.
 *
 * @param variable of the path: {@code resource_server}
 * @param finder the command that lists what there is
 */
record PathVariable(String variable, String finder) {
    /**
     * @param path of a verb
     */
    static PathVariable of(String variable, String path) {
        return switch (variable) {
            case "application" -> new PathVariable(variable, "applications list");
            case "reseller" -> new PathVariable(variable, "resellers list");
            case "role" -> new PathVariable(variable, "roles list APPLICATION");
            case "client" -> new PathVariable(variable, "clients list APPLICATION");
            case "initial_access_token" ->
                    new PathVariable(variable, "initial-access-tokens list APPLICATION");
            case "invitation" -> new PathVariable(variable, "invitations list APPLICATION");
            case "resource_server" -> new PathVariable(variable, "resource-servers list");
            case "user" -> new PathVariable(variable, users(path));
            case "session" -> new PathVariable(variable, "sessions list USER");
            case "reference" -> new PathVariable(variable, "refusals list");
            case "stream" -> new PathVariable(variable, "signals list");
            case "credential" -> credential(path);
            case "name" ->
                    path.startsWith("/permissions")
                            ? new PathVariable("permission", "permissions list")
                            : new PathVariable("template", "templates list");
            default -> throw new IllegalArgumentException(variable);
        };
    }

    /** Whether a member of a request is the id, or the ids, of something. */
    static boolean isId(String member) {
        return switch (member) {
            case "roles", "application", "reseller", "resource_server", "authority" -> true;
            default -> false;
        };
    }

    /**
     * The command that lists what a member of a request may be.
     *
     * @param path of the request
     */
    static Optional<String> finderOf(String member, String path) {
        return switch (member) {
            case "roles" -> Optional.of(of("role", path).finder());
            case "application", "reseller", "resource_server" ->
                    Optional.of(of(member, path).finder());
            case "authority" -> Optional.of(of("reseller", path).finder());
            case "permissions", "ceiling" ->
                    path.startsWith("/staff") || path.startsWith("/management")
                            ? Optional.empty()
                            : Optional.of("permissions list");
            case "template" -> Optional.of("templates list");
            default -> Optional.empty();
        };
    }

    private static String users(String path) {
        if (path.startsWith("/staff")) {
            return "staff list";
        }
        if (path.startsWith("/users")) {
            return "users list";
        }
        return path.startsWith("/clients") ? "consents list CLIENT" : "members list APPLICATION";
    }

    private static PathVariable credential(String path) {
        if (path.startsWith("/resource-servers")) {
            return new PathVariable("secret", "resource-servers secrets RESOURCE-SERVER");
        }
        return path.contains("/api-keys")
                ? new PathVariable("api_key", "api-keys list CLIENT")
                : new PathVariable("secret", "secrets list CLIENT");
    }

    /** For people: {@code resource server}. */
    String noun() {
        return variable.equals("api_key") ? "API key" : variable.replace('_', ' ');
    }

    /** As help shows the parameter: {@code RESOURCE-SERVER}. */
    static String label(String variable) {
        return variable.replace('_', '-').toUpperCase(Locale.ROOT);
    }
}
