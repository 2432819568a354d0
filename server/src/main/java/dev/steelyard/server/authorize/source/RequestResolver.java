package dev.steelyard.server.authorize.source;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.grant.PushedRequest;
import dev.steelyard.domain.id.Id;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.http.request.Parameters;
import dev.steelyard.http.request.QueryWriter;
import dev.steelyard.server.authorize.source.ValidatedRequestCodec.Acceptance;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Resolves an authorization request to its effective parameters, which come from the query, a
 * request object, a pushed request or a device. Thread-safe; may fetch.
 */
public final class RequestResolver {
    private final RequestObjectReader signed;
    private final RequestObjectFetcher uris;
    private final PushedRequestFinder pushed;
    private final EnteredCodeCodec entered;
    private final ValidatedRequestCodec acceptances;

    public RequestResolver(
            RequestObjectReader signed,
            RequestObjectFetcher uris,
            PushedRequestFinder pushed,
            EnteredCodeCodec entered,
            ValidatedRequestCodec acceptances) {
        this.signed = signed;
        this.uris = uris;
        this.pushed = pushed;
        this.entered = entered;
        this.acceptances = acceptances;
    }

    /**
     * Resolves {@code sent}.
     *
     * @param client whose {@code client_id} is in {@code sent}
     */
    public Resolution of(Client client, Parameters sent) {
        var device = sent.get(EnteredCodeCodec.FIELD);
        if (device.isPresent()) {
            return entered(client, device.get());
        }
        if (!sent.has("request") && !sent.has("request_uri")) {
            return plain(ParameterFilter.of(sent));
        }
        var uri = sent.get("request_uri").filter(PushedRequestFinder::isOne);
        if (uri.isPresent()) {
            return pushed(client, uri.get(), sent);
        }
        String object = "";
        try {
            expectSetUp(client, sent);
            object = object(client, sent);
            var acceptance =
                    acceptances.open(sent.get(ValidatedRequestCodec.FIELD), client, object);
            return read(client, object, acceptance, sent);
        } catch (OAuthError error) {
            return new Resolution.Refused(ErrorTargetFinder.of(sent, object), error);
        }
    }

    private static Resolution plain(Parameters sent) {
        var query = QueryWriter.of(sent, Set.of());
        var otherwise = QueryWriter.of(AccountSwitch.in(AccountSwitch.map(sent)));
        return new Resolution.Read(
                ParameterSource.QUERY,
                sent,
                new CarriedRequest(query, otherwise, false, null, null));
    }

    /**
     * Always asks the user for consent, despite earlier consent: RFC 8628, section 5.4: "it is
     * RECOMMENDED to inform the user that they are authorizing a device … and to confirm that the
     * device is in their possession."
     */
    private Resolution entered(Client client, String carried) {
        try {
            var code = entered.find(client, carried);
            var parameters = AccountSwitch.map(Parameters.parse(code.authorization().query()));
            parameters.put("prompt", "consent");
            var query = EnteredCodeCodec.query(client.id(), carried);
            return new Resolution.Read(
                    ParameterSource.DEVICE,
                    Parameters.parse(QueryWriter.of(parameters)),
                    new CarriedRequest(query, query, false, null, code));
        } catch (OAuthError error) {
            return new Resolution.Refused(Parameters.parse(""), error);
        }
    }

    /** Parameters beside it do not count (RFC 9126, section 4; RFC 9101, section 6.3). */
    private Resolution pushed(Client client, String uri, Parameters sent) {
        try {
            expectOne(sent);
            var acceptance = acceptances.open(sent.get(ValidatedRequestCodec.FIELD), client, uri);
            var request = pushed.find(client, uri, acceptance.at());
            var read = AccountSwitch.map(Parameters.parse(request.query()));
            var counts = acceptance.somebodyElse() ? AccountSwitch.in(read) : read;
            return new Resolution.Read(
                    ParameterSource.PUSHED,
                    Parameters.parse(QueryWriter.of(counts)),
                    carried("request_uri", uri, client, acceptance, request.id()));
        } catch (OAuthError error) {
            return new Resolution.Refused(sent, error);
        }
    }

    private static void expectOne(Parameters sent) {
        if (sent.has("request") && sent.has("request_uri")) {
            throw new OAuthError(
                    OAuthError.Code.INVALID_REQUEST, "Send request or request_uri, not both.");
        }
    }

    private static void expectSetUp(Client client, Parameters sent) {
        expectOne(sent);
        if (client.settings().requestAlgorithms().isEmpty()) {
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

    /** Carried by value, even if it came by reference: the user agrees to what was shown. */
    private Resolution read(Client client, String object, Acceptance acceptance, Parameters sent) {
        // An object just fetched is current, and an acceptance ends: neither needs exp.
        boolean bounded = sent.has("request_uri") || !acceptance.isNew();
        var read = signed.read(client, object, acceptance.at(), bounded, sent);
        var counts = acceptance.somebodyElse() ? AccountSwitch.in(read) : read;
        return new Resolution.Read(
                ParameterSource.OBJECT,
                ParameterFilter.of(RequestObjectReader.parameters(counts)),
                carried("request", object, client, acceptance, null));
    }

    private CarriedRequest carried(
            String name,
            String value,
            Client client,
            Acceptance acceptance,
            @Nullable Id<PushedRequest> id) {
        return new CarriedRequest(
                query(name, value, client, acceptance),
                query(name, value, client, new Acceptance(acceptance.at(), true, false)),
                acceptance.isNew(),
                id,
                null);
    }

    private String query(String name, String value, Client client, Acceptance acceptance) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", client.id().hex());
        query.put(name, value);
        query.put(ValidatedRequestCodec.FIELD, acceptances.carry(acceptance, client, value));
        return QueryWriter.of(query);
    }
}
