package dev.steelyard.server.clientauth;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.Credential;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.server.directory.Directory;
import dev.steelyard.server.directory.KnownClient;
import dev.steelyard.server.http.OAuthError;
import dev.steelyard.server.http.Parameters;
import dev.steelyard.server.http.Request;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates clients (RFC 6749, section 2.3): client_secret_basic, client_secret_post, or none
 * for public ones. An unknown client, a wrong secret and a suspended client look alike.
 * Thread-safe.
 */
public final class ClientAuthenticator {
    private final Directory directory;
    private final WrongSecrets wrongSecrets;
    private final InstantSource clock;

    public ClientAuthenticator(
            Directory directory, WrongSecrets wrongSecrets, InstantSource clock) {
        this.directory = directory;
        this.wrongSecrets = wrongSecrets;
        this.clock = clock;
    }

    /**
     * @throws OAuthError {@code invalid_client}; {@code access_denied} for an Origin that isn't the
     *     client's, before anything is consumed
     * @throws dev.steelyard.server.http.TooManyRequests after too many wrong secrets
     */
    public AuthenticatedClient authenticate(Request request, Parameters form) {
        var presented = Presented.by(request, form);
        var authenticated = proved(request, presented);
        checkOrigin(request, authenticated.client());
        return authenticated;
    }

    private AuthenticatedClient proved(Request request, Presented presented) {
        var known = presented.id() == null ? null : known(presented.id()).orElse(null);
        try {
            return proved(known, presented);
        } catch (OAuthError refusal) {
            throw wrongSecrets.counted(request, presented, refusal);
        }
    }

    /** The client of that id, where it lives: to know it, not to trust it. */
    public Optional<Client> identify(String id) {
        return known(id).map(KnownClient::client).filter(client -> !client.suspended());
    }

    private Optional<KnownClient> known(String id) {
        return Id.<Client>parse(id).flatMap(directory::client);
    }

    private AuthenticatedClient proved(@Nullable KnownClient known, Presented presented) {
        if (known == null) {
            throw refused("no such client");
        }
        var client = known.client();
        var credential = credential(known, presented.secret());
        if (client.suspended()) {
            throw refused("client " + client.id() + " is suspended");
        }
        if (client.confidential() != (presented.secret() != null)) {
            throw refused(
                    "client "
                            + client.id()
                            + (client.confidential() ? " sent no secret" : " is public"));
        }
        if (client.confidential() && credential == null) {
            throw refused("client " + client.id() + " sent a wrong or ended secret");
        }
        return new AuthenticatedClient(client, credential);
    }

    private @Nullable Credential credential(KnownClient known, @Nullable String text) {
        var secret =
                text == null ? null : Secret.parse(SecretKind.CLIENT_SECRET, text).orElse(null);
        if (secret == null) {
            return null;
        }
        var now = clock.instant();
        for (var candidate : known.secrets()) {
            if (candidate.id().equals(secret.<Credential>id())
                    && candidate.hash().matches(secret)
                    && candidate.live(now)) {
                return candidate;
            }
        }
        return null;
    }

    private static void checkOrigin(Request request, Client client) {
        var origin = request.header("origin");
        if (origin.isPresent() && !client.origins().contains(origin.get())) {
            throw new OAuthError(
                    OAuthError.Code.ORIGIN_NOT_ALLOWED,
                    "This origin is not registered for the client; ask the reseller to add it.",
                    "client " + client.id());
        }
    }

    private static OAuthError refused(String detail) {
        return new OAuthError(
                OAuthError.Code.INVALID_CLIENT,
                "The client is unknown, suspended, or did not prove itself: check client_id and the secret.",
                detail);
    }
}
