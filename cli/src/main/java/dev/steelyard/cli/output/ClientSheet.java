package dev.steelyard.cli.output;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The data sheet of a new client, printed for the developer who will use it: client id, secrets and
 * endpoint addresses.
 */
final class ClientSheet {
    /** Members that are only on the sheet, in its order. */
    static final List<String> SECRETS = List.of("client_secret", "api_key");

    private ClientSheet() {}

    /** The identifier and credentials of the client. */
    static List<String> credentials(JsonNode client) {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add("To hand over:");
        lines.add(row("CLIENT ID", client.path("_id").asString()));
        for (var member : SECRETS) {
            if (client.path(member).isString()) {
                lines.add(row(Printer.heading(member), client.path(member).asString()));
            }
        }
        return lines;
    }

    /** The addresses for the client, and a first call. */
    static List<String> use(JsonNode client, ClientConnectionDetails addresses) {
        var lines = new ArrayList<String>();
        lines.add(row("ISSUER", addresses.issuer().toString()));
        addresses.apis().forEach(api -> lines.add(row("API", api)));
        lines.add("");
        var endpoint = addresses.tokenEndpoint();
        if (endpoint == null || !getsTokensBySecret(client)) {
            lines.add("The addresses of the issuer's endpoints:");
            lines.add("  curl " + addresses.issuer() + "/.well-known/openid-configuration");
        } else {
            lines.add("A token; curl asks for the secret:");
            lines.add(
                    "  curl --user "
                            + client.path("_id").asString()
                            + " --data grant_type=client_credentials"
                            + addresses.apis().stream()
                                    .findFirst()
                                    .map(api -> " --data-urlencode resource=" + api)
                                    .orElse("")
                            + " "
                            + endpoint);
        }
        return lines.stream().map(TerminalText::of).toList();
    }

    /** Whether id and secret suffice for a token. */
    private static boolean getsTokensBySecret(JsonNode client) {
        return client.path("client_secret").isString()
                && client.path("token_endpoint_auth_method")
                        .asString("")
                        .equals("client_secret_basic")
                && client.path("grant_types").values().stream()
                        .anyMatch(type -> type.asString("").equals("client_credentials"))
                && !client.path("dpop_bound_access_tokens").asBoolean(false)
                && !client.path("tls_client_certificate_bound_access_tokens").asBoolean(false);
    }

    private static String row(String heading, String value) {
        return "%-15s%s".formatted(heading, TerminalText.of(value));
    }
}
