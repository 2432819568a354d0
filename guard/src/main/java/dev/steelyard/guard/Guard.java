package dev.steelyard.guard;

import dev.steelyard.guard.feed.DecisionObserver;
import dev.steelyard.guard.feed.RefusedCall;
import dev.steelyard.guard.feed.StateSource;
import dev.steelyard.guard.feed.StateUnavailable;
import dev.steelyard.guard.internal.possession.PossessionCheck;
import dev.steelyard.guard.internal.possession.RequestTarget;
import dev.steelyard.guard.internal.rule.CallerFacts;
import dev.steelyard.guard.internal.rule.CallerRule;
import dev.steelyard.guard.internal.rule.RequestFacts;
import dev.steelyard.guard.internal.rule.RequestRule;
import dev.steelyard.guard.internal.token.PresentedToken;
import dev.steelyard.guard.internal.token.TokenVerifier;
import dev.steelyard.guard.internal.token.VerificationResult;
import dev.steelyard.guard.operation.LoginRequirement;
import dev.steelyard.guard.operation.Match;
import dev.steelyard.guard.operation.Operation;
import dev.steelyard.guard.operation.Operations;
import dev.steelyard.guard.principal.AccessToken;
import dev.steelyard.guard.principal.PrincipalRef;
import dev.steelyard.guard.principal.PrincipalState;
import dev.steelyard.guard.principal.ResellerContact;
import dev.steelyard.guard.refusal.Challenge;
import dev.steelyard.guard.refusal.ErrorCode;
import dev.steelyard.guard.refusal.Refusal;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Authorizes requests to an API by verifying their access token and checking the caller's current
 * permissions. Thread-safe; a decision costs no call to the server once the state of the principal
 * is known, and throws no exception: the guard refuses requests that it can't decide.
 */
public final class Guard {
    private static final System.Logger LOG = System.getLogger(Guard.class.getName());
    private static final int RETRY_AFTER_SECONDS = 2;

    private final TokenVerifier tokens;
    private final PossessionCheck possession;
    private final String origin;
    private final StateSource states;
    private final Operations operations;
    private final ResourceMetadata metadata;
    private final boolean announced;
    private final InstantSource clock;
    private final Duration silenceLimit;
    private final DecisionObserver observer;

    Guard(
            TokenVerifier tokens,
            PossessionCheck possession,
            String origin,
            StateSource states,
            Operations operations,
            ResourceMetadata metadata,
            boolean announced,
            InstantSource clock,
            Duration silenceLimit,
            DecisionObserver observer) {
        this.tokens = tokens;
        this.possession = possession;
        this.origin = origin;
        this.states = states;
        this.operations = operations;
        this.metadata = metadata;
        this.announced = announced;
        this.clock = clock;
        this.silenceLimit = silenceLimit;
        this.observer = observer;
    }

    /** A builder of guards. */
    public static GuardBuilder builder() {
        return new GuardBuilder();
    }

    /** The public metadata of this API, for clients without a token. */
    public ResourceMetadata metadata() {
        return metadata;
    }

    /**
     * Whether the guard gets changes; while it doesn't, every request is refused as unavailable.
     */
    public boolean informed() {
        return states.silence().compareTo(silenceLimit) <= 0;
    }

    /** Decides on a request. */
    public Decision decide(GuardRequest request) {
        RefusalContext asked = new RefusalContext(request.reference(), null, request.method());
        try {
            return present(request, asked);
        } catch (RuntimeException e) {
            return failed(e, asked);
        }
    }

    /**
     * Decides for a principal that the calling service has authenticated itself. There is no token,
     * so none is checked for revocation, and no login: operations that demand a kind of login are
     * refused.
     */
    public Decision decide(Inquiry inquiry) {
        RefusalContext asked = RefusalContext.of(inquiry);
        try {
            return judge(inquiry, asked);
        } catch (RuntimeException e) {
            return failed(e, asked);
        }
    }

    private Decision failed(RuntimeException failure, RefusalContext asked) {
        if (failure instanceof StateUnavailable) {
            // Without a stack trace: in an outage there is one per request.
            LOG.log(
                    Level.WARNING,
                    "no decision on {0}: {1}",
                    asked.reference(),
                    failure.getMessage());
        } else {
            // A fault of the guard or of the request: refused in either case.
            LOG.log(Level.ERROR, "the guard failed on " + asked.reference(), failure);
        }
        return refuse(ErrorCode.DECISION_UNAVAILABLE, asked);
    }

    private Decision present(GuardRequest request, RefusalContext asked) {
        // 1. One token, in the header.
        return switch (PresentedToken.of(request.authorization(), request.query())) {
            case PresentedToken.Unusable(ErrorCode code)
                    when code == ErrorCode.TOKEN_MISSING && announced ->
                    told(
                            new Decision.Unauthenticated(
                                    Refusal.tokenMissing(metadata.address(), asked.reference())),
                            asked);
            case PresentedToken.Unusable(ErrorCode code) -> refuse(code, asked);
            case PresentedToken.InQuery() ->
                    told(
                            new Decision.Unauthenticated(Refusal.tokenInQuery(asked.reference())),
                            asked);
            case PresentedToken.One presented -> verify(presented, request, asked);
        };
    }

    private Decision verify(
            PresentedToken.One presented, GuardRequest request, RefusalContext asked) {
        // 2. The issuer signed it for this API, and it has not expired.
        return switch (tokens.verify(presented.token())) {
            case VerificationResult.Rejected(ErrorCode code, AccessToken token) ->
                    refuse(code, token == null ? asked : asked.by(token));
            case VerificationResult.Verified(AccessToken token) -> {
                // 3. The sender holds the key that the token is bound to.
                ErrorCode code = possession.check(token, presented, evidence(request));
                yield code == null ? known(token, request, asked) : refuse(code, asked.by(token));
            }
        };
    }

    /** The token's principal is known now, also for a refusal by a failure. */
    private Decision known(AccessToken token, GuardRequest request, RefusalContext asked) {
        try {
            return judge(token, request, asked);
        } catch (RuntimeException e) {
            return failed(e, asked.by(token));
        }
    }

    private PossessionCheck.Evidence evidence(GuardRequest request) {
        return new PossessionCheck.Evidence(
                request.method(),
                new RequestTarget(origin, request.path()),
                request.dpop(),
                request.certificate());
    }

    private Decision judge(AccessToken token, GuardRequest request, RefusalContext asked) {
        // 4. A state at least as new as the issuer's when it made the token.
        requireNews();
        if (token.seq() > states.applied()) states.catchUp(token.seq());
        PrincipalState state = states.state(token.principalRef());

        // 5. The caller: revocation, state, API key, origin.
        Instant now = clock.instant();
        CallerFacts caller =
                new CallerFacts(
                        token, state, request.apiKeys(), request.origins(), states::revoked, now);
        for (CallerRule rule : CallerRule.ORDERED) {
            ErrorCode code = rule.check(caller);
            if (code == null) continue;
            RefusalContext known = asked.by(state);
            Refusal misplaced = MisplacedSecretDetector.in(request, code);
            return misplaced == null
                    ? refuse(code, known)
                    : told(new Decision.Unauthenticated(misplaced), known);
        }

        return judge(caller, request.method(), request.path(), asked);
    }

    private Decision judge(Inquiry inquiry, RefusalContext asked) {
        requireNews();
        PrincipalRef principal = inquiry.possible();
        if (principal == null) return refuse(ErrorCode.SUBJECT_UNKNOWN, asked);
        PrincipalState state = states.state(principal);
        Instant now = clock.instant();
        AccessToken token = Inquiry.token(principal, state, now);
        CallerFacts caller =
                new CallerFacts(token, state, List.of(), List.of(), states::revoked, now);
        for (CallerRule rule : CallerRule.WITHOUT_A_REQUEST) {
            ErrorCode code = rule.check(caller);
            if (code != null) return refuse(code, asked.by(state));
        }
        return switch (inquiry.wanted()) {
            case Inquiry.Route(String method, String path) -> judge(caller, method, path, asked);
            case Inquiry.Permission permission -> judge(caller, permission.found(), asked);
            case Inquiry.Unknown(ErrorCode code) -> refuse(code, asked.by(state));
        };
    }

    private Decision judge(CallerFacts caller, String method, String path, RefusalContext asked) {
        // 6. The called operation.
        return switch (operations.match(method, path)) {
            case Match.Found found -> judge(caller, found, asked);
            case Match.UnknownPath() ->
                    refuse(ErrorCode.OPERATION_UNKNOWN, asked.by(caller.state()));
            case Match.WrongMethod(var allowed) ->
                    told(
                            new Decision.Forbidden(
                                    Refusal.methodNotAllowed(allowed, asked.reference())),
                            asked.by(caller.state()));
        };
    }

    private Decision judge(CallerFacts caller, Match.Found found, RefusalContext asked) {
        // 7. The caller's rights: application, standing, permission.
        Set<String> permissions = effective(caller.token(), caller.state());
        Operation operation = found.operation();
        RequestFacts call = new RequestFacts(caller, operation, found.variables(), permissions);
        for (RequestRule rule : RequestRule.ORDERED) {
            ErrorCode code = rule.check(call);
            if (code != null) return refuse(code, operation, asked.by(caller.state()));
        }
        observer.allowed(
                caller.state().principal(),
                asked.operation(operation),
                operation.permission(),
                caller.now());
        return new Decision.Allowed(
                caller.token(),
                caller.state(),
                operation,
                found.variables(),
                permissions,
                asked.reference());
    }

    private Decision refuse(ErrorCode code, Operation operation, RefusalContext asked) {
        return told(naming(refused(code, operation, asked.reference()), asked), operation, asked);
    }

    private Decision refuse(ErrorCode code, RefusalContext asked) {
        return told(naming(refused(code, asked.reference()), asked), asked);
    }

    /** Names the reseller to a known caller that is told to ask it; such refusals are 403. */
    private static Decision.Refused naming(Decision.Refused decision, RefusalContext asked) {
        ResellerContact reseller = asked.reseller();
        Refusal refusal = decision.refusal();
        return reseller != null
                        && decision instanceof Decision.Forbidden
                        && refusal.code().asksReseller()
                ? new Decision.Forbidden(refusal.adding(reseller.sentence()))
                : decision;
    }

    private Decision told(Decision.Refused decision, RefusalContext asked) {
        return told(decision, null, asked);
    }

    private Decision told(
            Decision.Refused decision, @Nullable Operation operation, RefusalContext asked) {
        try {
            observer.refused(
                    new RefusedCall(
                            asked.reference(),
                            clock.instant(),
                            asked.principal(),
                            decision.refusal().code(),
                            asked.method(),
                            operation == null ? null : asked.operation(operation),
                            operation == null ? null : operation.permission()));
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "no observer is told of the refusal " + asked.reference(), e);
        }
        return decision;
    }

    private static Decision.Refused refused(ErrorCode code, Operation operation, String reference) {
        String permission = operation.permission();
        if (code == ErrorCode.PERMISSION_MISSING && permission != null) {
            return new Decision.Forbidden(Refusal.permissionMissing(permission, reference));
        }
        if (code.challenge() == Challenge.STEP_UP) {
            LoginRequirement login = operation.login();
            return new Decision.Unauthenticated(
                    Refusal.login(code, login.acrValues(), login.maxAge(), reference));
        }
        return refused(code, reference);
    }

    private static Set<String> effective(AccessToken token, PrincipalState state) {
        if (!token.limited()) return state.permissions();
        Set<String> cut = new HashSet<>(token.scopes());
        cut.retainAll(state.permissions());
        return Set.copyOf(cut);
    }

    /**
     * The applications that the principal of an allowed request can reach, also beyond this token.
     */
    public AccessResult access(Decision.Allowed allowed) {
        try {
            Instant now = clock.instant();
            List<AccessEntry> rows =
                    states.applications(allowed.state().principal()).stream()
                            .map(reachable -> AccessEntry.of(reachable, now))
                            .toList();
            return new AccessResult.Reachable(rows);
        } catch (StateUnavailable e) {
            LOG.log(Level.WARNING, "no answer to {0}: {1}", allowed.reference(), e.getMessage());
            return new AccessResult.Unavailable(unavailable(allowed.reference()));
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "no answer to " + allowed.reference(), e);
            return new AccessResult.Unavailable(unavailable(allowed.reference()));
        }
    }

    /** Whether pages of that origin may call the API; the request itself tells for which client. */
    public CorsDecision preflight(String origin) {
        try {
            requireNews();
            return states.hasOrigin(origin)
                    ? new CorsDecision.Permitted(origin, operations.methods())
                    : new CorsDecision.Denied();
        } catch (StateUnavailable e) {
            LOG.log(Level.WARNING, "an origin is not known: {0}", e.getMessage());
            return new CorsDecision.Denied();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "an origin is not known", e);
            return new CorsDecision.Denied();
        }
    }

    private void requireNews() {
        if (!informed()) {
            String trouble = states.trouble();
            throw new StateUnavailable(
                    trouble == null
                            ? "the server has been silent for too long"
                            : "no news of the server for too long: " + trouble);
        }
    }

    private static Decision.Refused refused(ErrorCode code, String reference) {
        return switch (code.status()) {
            case 401 -> new Decision.Unauthenticated(Refusal.of(code, reference));
            case 503 -> new Decision.Unavailable(unavailable(reference));
            default -> new Decision.Forbidden(Refusal.of(code, reference));
        };
    }

    private static Refusal unavailable(String reference) {
        return Refusal.retry(ErrorCode.DECISION_UNAVAILABLE, RETRY_AFTER_SECONDS, reference);
    }
}
