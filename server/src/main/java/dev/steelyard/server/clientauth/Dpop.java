package dev.steelyard.server.clientauth;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.metadata.ClientPolicy;
import dev.steelyard.guard.internal.possession.DpopProofResult;
import dev.steelyard.guard.internal.possession.DpopVerifier;
import dev.steelyard.guard.internal.possession.PossessionCheck;
import dev.steelyard.guard.internal.possession.ProofReplayCache;
import dev.steelyard.guard.internal.possession.RequestTarget;
import dev.steelyard.guard.internal.token.PresentedToken;
import dev.steelyard.guard.principal.AccessToken;
import dev.steelyard.guard.refusal.ErrorCode;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Parameters;
import dev.steelyard.http.request.Request;
import dev.steelyard.server.keys.HmacCalculator;
import dev.steelyard.server.settings.ServerSettings;
import java.net.URI;
import java.security.Provider;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Verifies the DPoP proofs (RFC 9449) of requests to the server's endpoints. Thread-safe. */
public final class Dpop {
    private static final String HEADER = "DPoP";

    // SHA-256 in base64url.
    private static final Pattern THUMBPRINT = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final URI issuer;
    private final @Nullable URI certificates;
    private final DpopVerifier verifier;
    private final ProofReplayCache seen;
    private final PossessionCheck possession;
    private final Nonces nonces;

    /**
     * @param seal for this purpose alone
     * @param provider verifies signatures; null: the JDK
     */
    public Dpop(
            ServerSettings settings,
            HmacCalculator seal,
            InstantSource clock,
            @Nullable Provider provider) {
        var skew = settings.lifetimes().clockSkew();
        this.issuer = settings.issuer();
        this.certificates = settings.mutualTls().address();
        this.verifier = new DpopVerifier(clock, skew, provider);
        this.seen = new ProofReplayCache(clock, skew);
        this.possession = new PossessionCheck(verifier, seen);
        this.nonces = new Nonces(seal, clock);
    }

    /** Whether {@code text} can be a key's thumbprint, {@code jkt} (RFC 9449, section 10). */
    public static boolean isThumbprint(String text) {
        return THUMBPRINT.matcher(text).matches();
    }

    /**
     * The proof in a request of {@code client} that needs no access token, valid but perhaps used
     * before: see {@link #use}. Null: the request has none.
     *
     * @throws OAuthError {@code invalid_dpop_proof}, or {@code use_dpop_nonce} with a nonce
     */
    public DpopProofResult.@Nullable Good proof(Request request, Client client) {
        if (request.headers(HEADER).isEmpty()) {
            return null;
        }
        var proof =
                verifier.verify(request.headers(HEADER), request.method(), target(request), null);
        return switch (proof) {
            case DpopProofResult.Bad(var why) -> throw invalid(why);
            case DpopProofResult.Good good
                    when !client.settings().policy().allows(good.algorithm()) ->
                    throw invalid(
                            "The security_profile of this client needs a DPoP proof signed with "
                                    + String.join(
                                            " or ",
                                            client.settings()
                                                    .policy()
                                                    .allowed(DpopVerifier.ALGORITHMS))
                                    + ".");
            case DpopProofResult.Good good
                    when good.nonce() == null || !nonces.good(good.nonce()) ->
                    throw new OAuthError(
                                    OAuthError.Code.USE_DPOP_NONCE,
                                    "The DPoP proof must have the nonce of the header DPoP-Nonce;"
                                            + " make a new one with it.")
                            .with("DPoP-Nonce", nonces.current());
            case DpopProofResult.Good good -> good;
        };
    }

    /**
     * Uses {@code proof} up. Only for a request that proved something else, or that a budget of its
     * source admitted: any caller can make proofs under its own keys, and would push other callers'
     * out of the memory.
     *
     * @throws OAuthError {@code invalid_dpop_proof} where it was used before
     */
    public void use(DpopProofResult.@Nullable Good proof) {
        if (proof != null && !seen.first(proof)) {
            throw invalid("The DPoP proof was used before; make one for each request.");
        }
    }

    /** The thumbprint of the proof's key; null: there is no proof. */
    public static @Nullable String key(DpopProofResult.@Nullable Good proof) {
        return proof == null ? null : proof.jkt();
    }

    /**
     * The request {@code query}, bound to the key of the proof beside it: RFC 9449, section 10.1: a
     * proof does what {@code dpop_jkt} does; where both are there, they must name the same key.
     *
     * @param jkt of the proof; null: there is none
     */
    public static String bound(String query, @Nullable String jkt) {
        if (jkt == null) {
            return query;
        }
        var named = Parameters.parse(query).get("dpop_jkt");
        if (named.filter(key -> !key.equals(jkt)).isPresent()) {
            throw new OAuthError(
                    OAuthError.Code.INVALID_DPOP_PROOF,
                    "dpop_jkt names another key than that of the DPoP proof.");
        }
        var added = "dpop_jkt=" + jkt;
        if (named.isPresent()) {
            return query;
        }
        return query.isEmpty() ? added : query + "&" + added;
    }

    /** {@code reply} to a request that had a proof, with the nonce for the next (section 8.2). */
    public Reply answered(Reply reply) {
        return reply.with("DPoP-Nonce", nonces.current());
    }

    /**
     * Checks that the sender of {@code token} holds the key or certificate that it is bound to, if
     * any.
     *
     * @param policy of the token's client
     * @throws OAuthError {@code invalid_token} or {@code invalid_dpop_proof}
     */
    public void check(
            Request request, AccessToken token, PresentedToken.One presented, ClientPolicy policy) {
        var evidence =
                new PossessionCheck.Evidence(
                        request.method(),
                        target(request),
                        request.headers(HEADER),
                        () -> request.certificate().orElse(null),
                        policy.algorithms());
        var fault = possession.check(token, presented, evidence);
        if (fault != null) {
            throw new OAuthError(
                    fault == ErrorCode.DPOP_PROOF_INVALID
                            ? OAuthError.Code.DPOP_PROOF_REFUSED
                            : OAuthError.Code.INVALID_TOKEN,
                    fault.message());
        }
    }

    private static OAuthError invalid(String why) {
        return new OAuthError(OAuthError.Code.INVALID_DPOP_PROOF, why);
    }

    /** The server may have another address for certificates; both count. */
    private RequestTarget target(Request request) {
        var other = certificates;
        return RequestTarget.of(
                other != null && isAt(other, request) ? other : issuer, request.path());
    }

    private static boolean isAt(URI address, Request request) {
        return request.headers("host").equals(List.of(address.getRawAuthority()));
    }
}
