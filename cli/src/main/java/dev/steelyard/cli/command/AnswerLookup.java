package dev.steelyard.cli.command;

import dev.steelyard.cli.api.ApiAnswer;
import dev.steelyard.cli.api.ApiRequest;
import dev.steelyard.cli.api.ClientFailure;
import dev.steelyard.cli.api.Http;
import dev.steelyard.cli.api.ManagementApiClient;
import dev.steelyard.cli.login.IssuerMetadata;
import dev.steelyard.cli.output.ClientConnectionDetails;
import dev.steelyard.cli.output.Lookup;
import dev.steelyard.cli.reference.ReferenceNameFinder;
import java.net.URI;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Looks up the names of resources by the ids in an API response, and the URLs of the issuer and
 * APIs, so that a command can print them.
 */
final class AnswerLookup implements Lookup {
    private final ApiCommand command;
    private final Http http;
    private final ManagementApiClient api;
    private final Map<String, String> parents;

    /**
     * @param parents ids of the parents of the answer's objects, by variables of paths
     */
    AnswerLookup(
            ApiCommand command, Http http, ManagementApiClient api, Map<String, String> parents) {
        this.command = command;
        this.http = http;
        this.api = api;
        this.parents = parents;
    }

    /** The answer to a change may hold a secret: it is shown before any further request. */
    @Override
    public Map<String, Map<String, String>> names(
            List<JsonNode> objects, Collection<String> members) {
        try {
            return command.method().equals("GET")
                    ? ReferenceNameFinder.of(api, objects, members, parents)
                    : Map.of();
        } catch (ClientFailure _) {
            return Map.of();
        }
    }

    @Override
    public ClientConnectionDetails addresses() {
        return new ClientConnectionDetails(api.address().issuer(), tokenEndpoint(), apis());
    }

    private @Nullable URI tokenEndpoint() {
        try {
            return IssuerMetadata.fetch(http, api.address().issuer()).tokenEndpoint();
        } catch (ClientFailure _) {
            return null;
        }
    }

    private List<String> apis() {
        try {
            return api.call(ApiRequest.get("/resource-servers"))
                            instanceof ApiAnswer.Done(var servers)
                    ? ManagementApiClient.elements(servers).stream()
                            .filter(server -> !server.path("built_in").asBoolean(false))
                            .sorted(
                                    Comparator.comparing(
                                            server -> !server.path("standard").asBoolean(false)))
                            .map(server -> server.path("identifier").asString())
                            .toList()
                    : List.of();
        } catch (ClientFailure _) {
            return List.of();
        }
    }
}
