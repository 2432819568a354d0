package dev.steelyard.program.cli.remote;

import java.util.Locale;
import java.util.Optional;

/**
 * What a variable of a path stands for.
 *
 * @param variable of the path: {@code resource_server}
 * @param finder the command that lists what there is
 */
record Named(String variable, String finder) {
    /**
     * @param path of a verb
     */
    static Named of(String variable, String path) {
        return switch (variable) {
            case "application" -> new Named(variable, "applications list");
            case "reseller" -> new Named(variable, "resellers list");
            case "role" -> new Named(variable, "roles list APPLICATION");
            case "client" -> new Named(variable, "clients list APPLICATION");
            case "initial_access_token" ->
                    new Named(variable, "initial-access-tokens list APPLICATION");
            case "invitation" -> new Named(variable, "invitations list APPLICATION");
            case "resource_server" -> new Named(variable, "resource-servers list");
            case "user" -> new Named(variable, users(path));
            case "session" -> new Named(variable, "sessions list USER");
            case "reference" -> new Named(variable, "refusals list");
            case "stream" -> new Named(variable, "signals list");
            case "credential" -> credential(path);
            case "name" ->
                    path.startsWith("/permissions")
                            ? new Named("permission", "permissions list")
                            : new Named("template", "templates list");
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

    private static Named credential(String path) {
        if (path.startsWith("/resource-servers")) {
            return new Named("secret", "resource-servers secrets RESOURCE-SERVER");
        }
        return path.contains("/api-keys")
                ? new Named("api_key", "api-keys list CLIENT")
                : new Named("secret", "secrets list CLIENT");
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
