package dev.steelyard.server.refusal;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.principal.PrincipalRef;
import dev.steelyard.domain.refusal.StoredRefusal;
import dev.steelyard.domain.user.User;
import dev.steelyard.http.answer.ErrorTextEscaper;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.http.request.Request;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Records the OAuth errors that an endpoint returns to known clients, so that they can be explained
 * later. Thread-safe.
 */
public final class EndpointRefusalWriter {
    private static final Pattern MORE = Pattern.compile("[?#]");
    private static final Pattern USERINFO = Pattern.compile("^([^/]*//)[^/]*@");

    /** Errors that belong to the ordinary course of a flow: no decisions. */
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
    public EndpointRefusalWriter(RefusalWriter writer, String endpoint) {
        this.writer = writer;
        this.endpoint = endpoint;
    }

    /**
     * Records a refusal of a request of {@code client}.
     *
     * @return {@code refusal}, to be thrown
     */
    public OAuthError kept(Request request, Client client, OAuthError refusal) {
        if (!USUAL.contains(refusal.code())) {
            keep(request, client, refusal);
        }
        return refusal;
    }

    /** Records a refusal of a request in which {@code client} acts for a logged-in user. */
    public void refused(Request request, Client client, Id<User> user, OAuthError refusal) {
        if (!USUAL.contains(refusal.code())) {
            writer.refused(
                    new PrincipalRef(client.id(), user),
                    request.id(),
                    RefusedRequest.of(request.method(), endpoint, refusal));
        }
    }

    /**
     * Records that a request in the name of {@code client} had a redirect URI that is not
     * registered. Any site can send a browser here, so these have limits of their own.
     */
    public void unregistered(Request request, Client client, String redirectUri) {
        writer.unproved(
                client.id(),
                request.network(),
                request.id(),
                new RefusedRequest(
                        null,
                        StoredRefusal.REDIRECT_URI_MISMATCH,
                        request.method(),
                        endpoint,
                        null,
                        "The redirect URI "
                                + ErrorTextEscaper.of(withoutSecrets(redirectUri))
                                + " is not registered for the client. Register it only if the"
                                + " developer of the client confirms it."));
    }

    /** Without userinfo, query and fragment, which may hold passwords, codes and tokens. */
    private static String withoutSecrets(String uri) {
        var end = MORE.matcher(uri);
        var cut = end.find() ? uri.substring(0, end.start()) + end.group() + "..." : uri;
        return USERINFO.matcher(cut).replaceFirst("$1");
    }

    /** Any caller can claim to be a public client, and would displace that client's refusals. */
    private void keep(Request request, Client client, OAuthError refusal) {
        if (client.confidential()) {
            writer.refused(
                    new PrincipalRef(client.id(), null),
                    request.id(),
                    RefusedRequest.of(request.method(), endpoint, refusal));
        } else {
            writer.refusedUnproved(client.id());
        }
    }
}
