package dev.steelyard.server.tokeninfo;

import dev.steelyard.admin.explanation.ExplainRefusals;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.client.Client;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.MalformedRequest;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Endpoint;
import dev.steelyard.http.route.Route;
import dev.steelyard.operations.explanation.ExplainedRefusal;
import dev.steelyard.operations.explanation.RefusalOperations;
import dev.steelyard.server.clientauth.ClientAuthenticator;
import dev.steelyard.server.context.Services;
import dev.steelyard.server.issuance.SubjectConverter;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Explains to a client why an API or endpoint refused its request, found by the request's reference
 * ({@code POST /explanation}). An unknown reference, an old one and another client's are answered
 * alike. Thread-safe.
 */
public final class ExplanationEndpoint implements Endpoint {
    private final ClientAuthenticator authenticator;
    private final ExplainRefusals refusals;
    private final SubjectConverter subjects;

    private ExplanationEndpoint(Services services, ExplainRefusals refusals) {
        this.authenticator = services.clients().authenticator();
        this.refusals = refusals;
        this.subjects = services.tokens().subjects();
    }

    public static List<Route> routes(Services services, ExplainRefusals refusals) {
        return List.of(
                Route.post(
                        services.context().path("/explanation"),
                        new ExplanationEndpoint(services, refusals)));
    }

    @Override
    public Reply handle(Request request) {
        var form = request.form();
        var client = authenticator.authenticate(request, form).client();
        if (!client.confidential()) {
            throw new OAuthError(
                    OAuthError.Code.UNAUTHORIZED_CLIENT,
                    "Only a confidential client can ask for explanations. Ask the reseller.");
        }
        var reference =
                form.get("reference")
                        .orElseThrow(() -> new MalformedRequest("reference is missing"));
        return switch (refusals.find(client.id(), reference)) {
            case Outcome.Done<ExplainedRefusal>(var explained) ->
                    Reply.json(200, json(client, explained)).noStore();
            default ->
                    throw new OAuthError(
                            OAuthError.Code.NOT_FOUND,
                            "No refusal of this client has that reference. A new one"
                                    + " can be read after two seconds.");
        };
    }

    private LinkedHashMap<String, @Nullable Object> json(
            Client client, ExplainedRefusal explained) {
        var json =
                new LinkedHashMap<String, @Nullable Object>(
                        RefusalOperations.OF_CLIENT.write(explained));
        var user = explained.refusal().user();
        json.put("client_id", client.id().hex());
        json.put("sub", user == null ? null : subjects.of(client, user));
        return json;
    }
}
