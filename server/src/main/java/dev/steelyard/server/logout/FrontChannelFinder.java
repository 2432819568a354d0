package dev.steelyard.server.logout;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.session.Participant;
import dev.steelyard.domain.session.Session;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.http.request.QueryWriter;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds the front-channel logout URIs of the clients that used a login session (OpenID Connect
 * Front-Channel Logout 1.0). Thread-safe.
 */
final class FrontChannelFinder {
    private final String issuer;

    FrontChannelFinder(URI issuer) {
        this.issuer = issuer.toString();
    }

    List<URI> of(Transaction tx, Id<Session> session) {
        return tx.sessions().participants(session).stream()
                .flatMap(participant -> uri(tx, participant))
                .toList();
    }

    private Stream<URI> uri(Transaction tx, Participant participant) {
        return tx
                .clients()
                .find(participant.client())
                .filter(client -> !client.suspended())
                .map(client -> client.settings().logout().frontchannelUri())
                .map(uri -> URI.create(QueryWriter.append(uri, parameters(participant))))
                .stream();
    }

    /** Section 3: "iss" and "sid", both or neither. */
    private LinkedHashMap<String, String> parameters(Participant participant) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("iss", issuer);
        parameters.put("sid", participant.sid().hex());
        return parameters;
    }
}
