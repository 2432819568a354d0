package dev.steelyard.server.logout;

import dev.steelyard.domain.client.Client;
import dev.steelyard.http.request.MalformedRequest;
import dev.steelyard.http.request.Parameters;
import dev.steelyard.http.request.QueryWriter;
import dev.steelyard.server.clientauth.ClientAuthenticator;
import dev.steelyard.server.issuance.IdTokenHints;
import dev.steelyard.server.issuance.IdTokenHints.Hint;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parses and checks logout requests (RP-Initiated Logout, sections 2 to 4). Thread-safe. */
final class LogoutRequestParser {
    private final IdTokenHints hints;
    private final ClientAuthenticator clients;

    LogoutRequestParser(IdTokenHints hints, ClientAuthenticator clients) {
        this.hints = hints;
        this.clients = clients;
    }

    /**
     * Reads a request.
     *
     * @throws MalformedRequest for a client_id that is not that of the ID token
     */
    LogoutRequest read(Parameters parameters) {
        // An ID token that can't be read any more proves nothing, so the user is asked.
        var hint = parameters.get("id_token_hint").flatMap(hints::read).orElse(null);
        var client = client(parameters, hint);
        var uri = parameters.get("post_logout_redirect_uri").orElse(null);
        return new LogoutRequest(
                QueryWriter.of(parameters, Set.of()),
                hint,
                client,
                uri,
                registered(client, uri),
                parameters.get("state").orElse(null),
                parameters.get("ui_locales").orElse(null));
    }

    /**
     * Section 2: "When both client_id and id_token_hint are present, the OP MUST verify that the
     * Client Identifier matches the one used as the audience of the ID Token."
     */
    private @Nullable Client client(Parameters parameters, @Nullable Hint hint) {
        var named = parameters.get("client_id");
        if (hint != null && named.filter(id -> !id.equals(hint.client().hex())).isPresent()) {
            throw new MalformedRequest("client_id is not the client of id_token_hint");
        }
        var id = hint == null ? named : Optional.of(hint.client().hex());
        return id.flatMap(clients::identify).orElse(null);
    }

    /**
     * Section 3: "the OP MUST NOT perform post-logout redirection if the post_logout_redirect_uri
     * value supplied does not exactly match one of the previously registered
     * post_logout_redirect_uris values".
     */
    private static boolean registered(@Nullable Client client, @Nullable String uri) {
        return uri == null || (client != null && client.postLogoutRedirectUris().contains(uri));
    }
}
