package dev.steelyard.guard.internal.possession;

import dev.steelyard.guard.certificate.CertificateParser;
import dev.steelyard.guard.certificate.PresentedCertificate;
import dev.steelyard.guard.internal.token.PresentedToken;
import dev.steelyard.guard.internal.token.PresentedToken.Scheme;
import dev.steelyard.guard.principal.AccessToken;
import dev.steelyard.guard.principal.Confirmation;
import dev.steelyard.guard.refusal.ErrorCode;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks that the sender of a sender-constrained access token holds its key (DPoP, RFC 9449) or
 * certificate (RFC 8705). Thread-safe.
 */
public final class PossessionCheck {
    private final DpopVerifier proofs;
    private final ProofReplayCache seen;

    public PossessionCheck(DpopVerifier proofs, ProofReplayCache seen) {
        this.proofs = proofs;
        this.seen = seen;
    }

    /**
     * The proofs that were sent with the token.
     *
     * @param dpop every value of the header DPoP
     * @param algorithms accepted for the proof's signature
     */
    public record Evidence(
            String method,
            RequestTarget target,
            List<String> dpop,
            PresentedCertificate certificate,
            Set<String> algorithms) {
        /** Evidence with a proof by any of {@link DpopVerifier#ALGORITHMS}. */
        public Evidence(
                String method,
                RequestTarget target,
                List<String> dpop,
                PresentedCertificate certificate) {
            this(method, target, dpop, certificate, Set.copyOf(DpopVerifier.ALGORITHMS));
        }
    }

    /** The reason to refuse the token with this evidence, or null. */
    public @Nullable ErrorCode check(
            AccessToken token, PresentedToken.One presented, Evidence evidence) {
        Confirmation bound = token.confirmation();
        // RFC 9449 section 7.2: a bound token is "not accepted as a bearer token"; and a proof adds
        // nothing to an unbound one.
        if ((bound.jkt() != null) != (presented.scheme() == Scheme.DPOP)) {
            return ErrorCode.TOKEN_BINDING_MISMATCH;
        }
        if (bound.certificate() != null
                && !holds(bound.certificate(), evidence.certificate().read())) {
            return ErrorCode.TOKEN_CERTIFICATE_MISMATCH;
        }
        return bound.jkt() == null ? null : proof(bound.jkt(), presented.token(), evidence);
    }

    private @Nullable ErrorCode proof(String jkt, String token, Evidence evidence) {
        DpopProofResult proof =
                proofs.verify(evidence.dpop(), evidence.method(), evidence.target(), token);
        return switch (proof) {
            case DpopProofResult.Bad bad -> ErrorCode.DPOP_PROOF_INVALID;
            case DpopProofResult.Good good when !evidence.algorithms().contains(good.algorithm()) ->
                    ErrorCode.DPOP_PROOF_INVALID;
            case DpopProofResult.Good good when !Objects.equals(good.jkt(), jkt) ->
                    ErrorCode.TOKEN_BINDING_MISMATCH;
            case DpopProofResult.Good good when !seen.first(good) -> ErrorCode.DPOP_PROOF_INVALID;
            case DpopProofResult.Good good -> null;
        };
    }

    /** RFC 8705 section 3. A certificate is public: constant time is not needed. */
    private static boolean holds(String thumbprint, @Nullable X509Certificate certificate) {
        return certificate != null && CertificateParser.thumbprint(certificate).equals(thumbprint);
    }
}
