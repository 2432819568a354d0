package dev.steelyard.program.cli.remote;

import java.util.Locale;

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
            case "invitation" -> new Named(variable, "invitations list APPLICATION");
            case "resource_server" -> new Named(variable, "resource-servers list");
            case "user" -> new Named(variable, users(path));
            case "session" -> new Named(variable, "sessions list USER");
            case "credential" -> credential(path);
            case "name" ->
                    path.startsWith("/permissions")
                            ? new Named("permission", "permissions list")
                            : new Named("template", "templates list");
            default -> throw new IllegalArgumentException(variable);
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
