package dev.steelyard.server.clientauth;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.credential.Credential;
import dev.steelyard.domain.client.metadata.AuthenticationMethod;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.http.request.Parameters;
import dev.steelyard.http.request.Request;
import dev.steelyard.server.clientkeys.ClientJwt;
import dev.steelyard.server.directory.CachedClient;
import dev.steelyard.server.directory.Directory;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates clients by secret, assertion or certificate at the endpoints that they call (RFC
 * 6749, section 2.3). The methods are client_secret_basic, client_secret_post, private_key_jwt,
 * tls_client_auth, self_signed_tls_client_auth, and none for public ones. An unknown client, a
 * wrong secret, signature or certificate and a suspended client look alike. Thread-safe.
 */
public final class ClientAuthenticator {
    private final Directory directory;
    private final WrongSecretLimiter wrongSecrets;
    private final Assertions assertions;
    private final CertificateAuthenticator certificates;
    private final InstantSource clock;

    record Authenticated(Client client, Id<?> used) implements AuthenticatedClient {}

    public ClientAuthenticator(
            Directory directory,
            WrongSecretLimiter wrongSecrets,
            Assertions assertions,
            CertificateAuthenticator certificates,
            InstantSource clock) {
        this.directory = directory;
        this.wrongSecrets = wrongSecrets;
        this.assertions = assertions;
        this.certificates = certificates;
        this.clock = clock;
    }

    /**
     * @throws OAuthError {@code invalid_client}; {@code access_denied} for an Origin that isn't the
     *     client's, before anything is consumed
     * @throws dev.steelyard.http.answer.TooManyRequests after too many wrong secrets
     */
    public AuthenticatedClient authenticate(Request request, Parameters form) {
        var presented = PresentedCredentials.by(request, form);
        var authenticated = counted(request, presented, () -> proved(presented));
        var client = authenticated.client();
        checkOrigin(request, client);
        var assertion = presented.assertion();
        if (assertion != null) {
            counted(
                    request,
                    presented,
                    () -> {
                        assertions.use(client, assertion);
                        return client;
                    });
        }
        return authenticated;
    }

    private <T> T counted(Request request, PresentedCredentials presented, Supplier<T> work) {
        try {
            return work.get();
        } catch (OAuthError refusal) {
            throw wrongSecrets.counted(request, presented, refusal);
        }
    }

    private AuthenticatedClient proved(PresentedCredentials presented) {
        var assertion = presented.assertion();
        if (assertion != null) {
            assertions.check(assertion);
        }
        var known = presented.id() == null ? null : known(presented.id()).orElse(null);
        if (assertion != null) {
            return byAssertion(known, assertion);
        }
        return presented.certificates().isEmpty()
                ? bySecret(known, presented)
                : withCertificates(known, presented);
    }

    /** The live client of that id; it is not authenticated. */
    public Optional<Client> identify(String id) {
        return known(id).map(CachedClient::client).filter(client -> !client.suspended());
    }

    private Optional<CachedClient> known(String id) {
        return Id.<Client>parse(id).flatMap(directory::client);
    }

    private AuthenticatedClient byAssertion(@Nullable CachedClient known, ClientJwt assertion) {
        var client = known == null ? null : known.client();
        boolean proved = assertions.proves(client, assertion);
        if (client == null) {
            throw refused("no such client");
        }
        if (client.suspended()) {
            throw refused("client " + client.id() + " is suspended");
        }
        if (!proved) {
            throw refused("client " + client.id() + " has no such key, or sent a wrong signature");
        }
        return new Authenticated(client, client.id());
    }

    /** Public clients present certificates only to have tokens bound. */
    private AuthenticatedClient withCertificates(
            @Nullable CachedClient known, PresentedCredentials presented) {
        var client = known == null ? null : known.client();
        boolean proved = certificates.prove(client, presented.certificates());
        if (client == null || !CertificateAuthenticator.usedBy(client)) {
            return bySecret(known, presented);
        }
        if (client.suspended()) {
            throw refused("client " + client.id() + " is suspended");
        }
        if (!proved) {
            throw refused("client " + client.id() + " showed a certificate that is not its own");
        }
        return new Authenticated(client, client.id());
    }

    private AuthenticatedClient bySecret(
            @Nullable CachedClient known, PresentedCredentials presented) {
        var secret = presented.secret();
        // By its prefix alone, of clients that exist or not: the answer tells nothing of the key.
        if (secret != null && secret.startsWith(SecretKind.API_KEY.prefix())) {
            throw new OAuthError(
                    OAuthError.Code.INVALID_CLIENT,
                    "This is an API key, not a client secret. Send the secret, which begins with"
                            + " sy_sk_, here and the key to the API only.");
        }
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
                            + (client.confidential() ? " sent no proof" : " is public"));
        }
        if (client.confidential() && credential == null) {
            throw refused("client " + client.id() + " sent a wrong or ended secret");
        }
        if (client.confidential() && !usesSecrets(client)) {
            throw refused(
                    "client "
                            + client.id()
                            + " sent a secret, but uses another authentication method");
        }
        return new Authenticated(client, credential == null ? client.id() : credential.id());
    }

    private static boolean usesSecrets(Client client) {
        return client.settings().authentication().method()
                == AuthenticationMethod.CLIENT_SECRET_BASIC;
    }

    private @Nullable Credential credential(CachedClient known, @Nullable String text) {
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
                "The client is unknown, suspended, or did not prove itself: check client_id and the secret, key or certificate.",
                detail);
    }
}
