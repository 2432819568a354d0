package dev.steelyard.server.issuance;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.principal.PrincipalRef;
import dev.steelyard.domain.principal.PrincipalState;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.guard.internal.state.Revocations;
import dev.steelyard.guard.internal.token.JwsParser;
import dev.steelyard.guard.internal.token.TokenVerifier;
import dev.steelyard.guard.internal.token.VerificationResult;
import dev.steelyard.guard.principal.AccessToken;
import dev.steelyard.guard.principal.PrincipalKind;
import dev.steelyard.guard.principal.Revocation;
import dev.steelyard.server.directory.Directory;
import dev.steelyard.server.directory.GuardRevocationConverter;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Verifies this server's access tokens at its own endpoints, such as userinfo and introspection. It
 * accepts tokens for any of its APIs, and checks them as a guard would. Thread-safe.
 */
public final class IssuedTokenVerifier {
    private final String issuer;
    private final Directory directory;
    private final Revocations revocations;
    private final SubjectConverter subjects;
    private final Function<String, TokenVerifier> verifier;
    private final Map<String, TokenVerifier> verifiers = new ConcurrentHashMap<>();

    /**
     * @param verifier verifies tokens for one audience
     */
    public IssuedTokenVerifier(
            String issuer,
            Directory directory,
            Revocations revocations,
            SubjectConverter subjects,
            Function<String, TokenVerifier> verifier) {
        this.issuer = issuer;
        this.directory = directory;
        this.revocations = revocations;
        this.subjects = subjects;
        this.verifier = verifier;
    }

    public String issuer() {
        return issuer;
    }

    /** A token of this issuer that has not expired. Whether it is still live is {@link #active}. */
    public record Issued(
            AccessToken token, PrincipalRef principal, ResourceServer resourceServer) {}

    /** The token in {@code text}, if this server issued it and it has not expired. */
    public Optional<Issued> find(String text) {
        return audience(text)
                .flatMap(directory.catalogue()::resourceServer)
                .flatMap(
                        server ->
                                switch (verifiers
                                        .computeIfAbsent(server.identifier(), verifier)
                                        .verify(text)) {
                                    case VerificationResult.Verified(var token) ->
                                            principal(token)
                                                    .map(ref -> new Issued(token, ref, server));
                                    case VerificationResult.Rejected _ -> Optional.empty();
                                });
    }

    private Optional<PrincipalRef> principal(AccessToken token) {
        var client = new Id<Client>(token.clientId());
        return token.principal() == PrincipalKind.USER
                ? subjects.signed(client, token.subject())
                        .map(user -> new PrincipalRef(client, user))
                : Optional.of(new PrincipalRef(client, null));
    }

    /**
     * The present state, if neither the token nor its family, session, client or user has ended.
     */
    public Optional<PrincipalState> active(Issued issued) {
        var state = directory.state(issued.principal(), issued.resourceServer());
        return state.refusal() == null && !revoked(issued.token(), state)
                ? Optional.of(state)
                : Optional.empty();
    }

    private boolean revoked(AccessToken token, PrincipalState state) {
        return revoked(state, Revocation.Kind.JTI, token.jti())
                || revoked(state, Revocation.Kind.FAMILY, token.family())
                || revoked(state, Revocation.Kind.SID, token.sid());
    }

    private boolean revoked(PrincipalState state, Revocation.Kind kind, @Nullable String value) {
        return value != null
                && (revocations.contains(kind, value)
                        || state.revoked().stream()
                                .map(GuardRevocationConverter::of)
                                .anyMatch(r -> r.kind() == kind && r.value().equals(value)));
    }

    /** Read before the signature is checked: it only selects the audience to verify for. */
    private static Optional<String> audience(String text) {
        try {
            var audience = JwsParser.parse(text).getJWTClaimsSet().getAudience();
            return audience.size() == 1 ? Optional.of(audience.getFirst()) : Optional.empty();
        } catch (ParseException e) {
            return Optional.empty();
        }
    }
}
