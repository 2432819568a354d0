package dev.steelyard.server.authorize.source;

import dev.steelyard.domain.client.Client;
import dev.steelyard.server.authorize.source.Acceptances.Acceptance;
import dev.steelyard.server.http.OAuthError;
import dev.steelyard.server.http.Parameters;
import dev.steelyard.server.http.Query;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Resolves requests to the parameters that count. Thread-safe; may fetch. */
public final class Sources {
    private final SignedRequests signed;
    private final RequestUris uris;
    private final Acceptances acceptances;

    public Sources(SignedRequests signed, RequestUris uris, Acceptances acceptances) {
        this.signed = signed;
        this.uris = uris;
        this.acceptances = acceptances;
    }

    /**
     * What {@code sent} asks for.
     *
     * @param client whose {@code client_id} is in {@code sent}
     * @param ours parameters that are ours alone, not of the request
     */
    public Resolution of(Client client, Parameters sent, Set<String> ours) {
        if (!sent.has("request") && !sent.has("request_uri")) {
            return plain(sent, ours);
        }
        String object = "";
        try {
            expectSetUp(client, sent);
            object = object(client, sent);
            var acceptance = acceptances.open(sent.get(Acceptances.FIELD), client, object);
            return read(client, object, acceptance, sent);
        } catch (OAuthError error) {
            return new Resolution.Refused(Hints.of(sent, object), error);
        }
    }

    private static Resolution plain(Parameters sent, Set<String> ours) {
        var without = new HashSet<>(ours);
        without.add(Acceptances.FIELD);
        var query = Query.of(sent, without);
        var otherwise = SomebodyElse.in(SomebodyElse.map(sent));
        otherwise.keySet().removeAll(without);
        return new Resolution.Read(
                Source.QUERY, sent, new Carried(query, Query.of(otherwise), false));
    }

    private static void expectSetUp(Client client, Parameters sent) {
        if (sent.has("request") && sent.has("request_uri")) {
            throw new OAuthError(
                    OAuthError.Code.INVALID_REQUEST, "Send request or request_uri, not both.");
        }
        if (client.settings().requests().signingAlgorithm() == null) {
            throw new OAuthError(
                    sent.has("request")
                            ? OAuthError.Code.REQUEST_NOT_SUPPORTED
                            : OAuthError.Code.REQUEST_URI_NOT_SUPPORTED,
                    "Send plain parameters; this client is not set up for request objects.");
        }
    }

    private String object(Client client, Parameters sent) {
        var uri = sent.get("request_uri");
        return uri.isPresent()
                ? uris.fetch(client, uri.get())
                : sent.get("request").orElseThrow(IllegalStateException::new);
    }

    private Resolution read(Client client, String object, Acceptance acceptance, Parameters sent) {
        var read = signed.read(client, object, acceptance.at(), sent);
        var counts = acceptance.somebodyElse() ? SomebodyElse.in(read) : read;
        return new Resolution.Read(
                Source.OBJECT,
                SignedRequests.parameters(counts),
                new Carried(
                        query(client, object, acceptance),
                        query(client, object, new Acceptance(acceptance.at(), true, false)),
                        acceptance.isNew()));
    }

    /** By value, also where it came by reference: what is agreed to must be what was shown. */
    private String query(Client client, String object, Acceptance acceptance) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", client.id().hex());
        query.put("request", object);
        query.put(Acceptances.FIELD, acceptances.carry(acceptance, client, object));
        return Query.of(query);
    }
}
