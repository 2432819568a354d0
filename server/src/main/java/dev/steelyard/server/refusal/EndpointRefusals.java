package dev.steelyard.server.refusal;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.principal.PrincipalRef;
import dev.steelyard.domain.user.User;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;
import java.util.Set;
import java.util.function.Supplier;

/** Keeps what one endpoint refuses to a client that it knows. Thread-safe. */
public final class EndpointRefusals {
    /** No decisions: whoever asks goes on asking. */
    private static final Set<OAuthError.Code> USUAL =
            Set.of(
                    OAuthError.Code.AUTHORIZATION_PENDING,
                    OAuthError.Code.SLOW_DOWN,
                    OAuthError.Code.LOGIN_REQUIRED,
                    OAuthError.Code.CONSENT_REQUIRED,
                    OAuthError.Code.USE_DPOP_NONCE,
                    OAuthError.Code.TEMPORARILY_UNAVAILABLE);

    private final RefusalWriter writer;
    private final String endpoint;

    /**
     * @param endpoint its path below the issuer
     */
    public EndpointRefusals(RefusalWriter writer, String endpoint) {
        this.writer = writer;
        this.endpoint = endpoint;
    }

    /** What {@code work} answers; a refusal that it throws is kept, and thrown on. */
    public Reply watch(Request request, Client client, Supplier<Reply> work) {
        try {
            return work.get();
        } catch (OAuthError refusal) {
            if (!USUAL.contains(refusal.code())) {
                keep(request, client, refusal);
            }
            throw refusal;
        }
    }

    /** Keeps one of a client that acts for somebody who is logged in. */
    public void refused(Request request, Client client, Id<User> user, OAuthError refusal) {
        if (!USUAL.contains(refusal.code())) {
            writer.refused(
                    new PrincipalRef(client.id(), user),
                    request.id(),
                    What.of(request.method(), endpoint, refusal));
        }
    }

    /** Anybody can say that it is a public client, and would push out what that was refused. */
    private void keep(Request request, Client client, OAuthError refusal) {
        if (client.confidential()) {
            writer.refused(
                    new PrincipalRef(client.id(), null),
                    request.id(),
                    What.of(request.method(), endpoint, refusal));
        } else {
            writer.refusedUnproved(client.id());
        }
    }
}
