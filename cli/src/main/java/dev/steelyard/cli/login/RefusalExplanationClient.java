package dev.steelyard.cli.login;

import dev.steelyard.cli.api.ApiAnswer;
import dev.steelyard.cli.api.ApiRequest;
import dev.steelyard.cli.api.ClientFailure;
import dev.steelyard.cli.api.Http;
import dev.steelyard.cli.api.ServerAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Calls the issuer's endpoint that explains to a client why a request was refused, by the reference
 * in the error response.
 */
public final class RefusalExplanationClient {
    private final ServerAddress address;
    private final Http http;
    private final ClientIdAndSecret proof;

    /**
     * @throws ClientFailure the environment has no client credentials, or half of them
     */
    public RefusalExplanationClient(
            ServerAddress address, Http http, Map<String, String> environment) {
        this.address = address;
        this.http = http;
        this.proof = TokenSourceSelector.program(environment);
    }

    /**
     * Explains one of the client's own refusals.
     *
     * @throws ClientFailure no answer, or not from Steelyard
     */
    public ApiAnswer of(String reference) {
        var endpoint = IssuerMetadata.fetch(http, address.issuer()).explanationEndpoint();
        if (endpoint == null) {
            throw new ClientFailure(
                    "the issuer explains no refusals: it is older than this program");
        }
        var answer =
                http.send(
                        HttpRequest.newBuilder(endpoint)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("Authorization", proof.basic())
                                .POST(
                                        BodyPublishers.ofString(
                                                ApiRequest.form(Map.of("reference", reference)))));
        return answer.status() == 200
                ? new ApiAnswer.Done(answer.body())
                : refused(answer.status(), answer.body());
    }

    private static ApiAnswer refused(int status, JsonNode body) {
        return new ApiAnswer.Refused(
                status,
                body.path("error").asString("status_" + status),
                body.path("error_description").asString("The issuer says no more"),
                null,
                null,
                List.of(),
                body.path("reference").isString() ? body.path("reference").stringValue() : null);
    }
}
