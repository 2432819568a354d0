package dev.steelyard.server.clientauth;

import dev.steelyard.domain.client.credential.Credential;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.http.request.Parameters;
import dev.steelyard.http.request.Request;
import dev.steelyard.server.directory.Directory;
import java.time.InstantSource;
import java.util.Optional;

/** Authenticates resource servers by id and secret in HTTP Basic. Thread-safe. */
public final class ResourceServerAuthenticator {
    /**
     * The authenticated resource server, and the secret that it used.
     *
     * @param secret the id of the secret
     */
    public record Proof(ResourceServer resourceServer, Id<Credential> secret) {}

    private final Directory directory;
    private final WrongSecretLimiter wrongSecrets;
    private final CredentialUseRecorder counter;
    private final InstantSource clock;

    public ResourceServerAuthenticator(
            Directory directory,
            WrongSecretLimiter wrongSecrets,
            CredentialUseRecorder counter,
            InstantSource clock) {
        this.directory = directory;
        this.wrongSecrets = wrongSecrets;
        this.counter = counter;
        this.clock = clock;
    }

    /**
     * @throws OAuthError {@code invalid_client}, with one text for an unknown id and a wrong secret
     * @throws dev.steelyard.http.answer.TooManyRequests after too many wrong secrets
     */
    public ResourceServer authenticate(Request request) {
        return prove(request).resourceServer();
    }

    /** As {@link #authenticate}, for responses that go on after they have begun. */
    public Proof prove(Request request) {
        var presented = PresentedCredentials.by(request, Parameters.NONE);
        return proof(presented)
                .orElseThrow(
                        () ->
                                wrongSecrets.counted(
                                        request,
                                        presented,
                                        new OAuthError(
                                                OAuthError.Code.INVALID_CLIENT,
                                                "The resource server is unknown, or its secret is wrong or has ended.")));
    }

    /**
     * Whether the secret of {@code proof} is still valid.
     *
     * @throws dev.steelyard.domain.store.StoreUnavailable where the store can't be asked
     */
    public boolean stands(Proof proof) {
        var now = clock.instant();
        return directory.resourceServer(proof.resourceServer().id()).stream()
                .flatMap(server -> server.secrets().stream())
                .anyMatch(c -> c.id().equals(proof.secret()) && c.live(now));
    }

    /** The resource server that {@code presented} authenticates; empty: none. */
    Optional<ResourceServer> find(PresentedCredentials presented) {
        return proof(presented).map(Proof::resourceServer);
    }

    private Optional<Proof> proof(PresentedCredentials presented) {
        var secret =
                Optional.ofNullable(presented.secret())
                        .flatMap(text -> Secret.parse(SecretKind.CLIENT_SECRET, text));
        var id =
                Optional.ofNullable(presented.id()).flatMap(text -> Id.<ResourceServer>parse(text));
        if (secret.isEmpty() || id.isEmpty()) {
            return Optional.empty();
        }
        var known = directory.resourceServer(id.get());
        var now = clock.instant();
        boolean proved =
                known.stream()
                        .flatMap(server -> server.secrets().stream())
                        .filter(c -> c.id().equals(secret.get().<Credential>id()))
                        .anyMatch(c -> c.hash().matches(secret.get()) && c.live(now));
        if (!proved) {
            return Optional.empty();
        }
        Id<Credential> used = secret.get().id();
        counter.used(used);
        return known.map(server -> new Proof(server.resourceServer(), used));
    }
}
