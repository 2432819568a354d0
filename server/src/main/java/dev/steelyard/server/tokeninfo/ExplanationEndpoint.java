package dev.steelyard.server.tokeninfo;

import dev.steelyard.admin.explanation.ExplainRefusals;
import dev.steelyard.admin.explanation.ExplainedRefusal;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.client.Client;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.MalformedRequest;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Endpoint;
import dev.steelyard.http.route.Route;
import dev.steelyard.server.clientauth.ClientAuthenticator;
import dev.steelyard.server.context.Services;
import dev.steelyard.server.issuance.Subjects;
import dev.steelyard.server.refusal.RefusalJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /explanation}: why a client that proves itself was refused, whomever it acted for.
 * One reference that is unknown, too old or another client's is answered as the other. Thread-safe.
 */
public final class ExplanationEndpoint implements Endpoint {
    private final ClientAuthenticator authenticator;
    private final ExplainRefusals refusals;
    private final Subjects subjects;

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
                    "Only a client that proves itself can ask here; ask the reseller.");
        }
        var reference =
                form.get("reference")
                        .orElseThrow(() -> new MalformedRequest("reference is missing"));
        return switch (refusals.find(client.id(), reference)) {
            case Outcome.Done<ExplainedRefusal>(var explained) ->
                    Reply.json(200, RefusalJson.toClient(explained, subject(client, explained)))
                            .noStore();
            default ->
                    throw new OAuthError(
                            OAuthError.Code.NOT_FOUND,
                            "No refusal of this client is kept under that reference; a fresh one"
                                    + " can take two seconds.");
        };
    }

    /** As this client knows its users. */
    private @Nullable String subject(Client client, ExplainedRefusal explained) {
        var user = explained.refusal().user();
        return user == null ? null : subjects.of(client, user);
    }
}
