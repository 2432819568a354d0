package dev.steelyard.guard;

import dev.steelyard.guard.operation.Operation;
import dev.steelyard.guard.principal.AccessToken;
import dev.steelyard.guard.principal.PrincipalState;
import dev.steelyard.guard.refusal.Refusal;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The guard's decision on one API request, which is allowed, or refused as unauthenticated (401),
 * forbidden (403) or unavailable (503).
 */
public sealed interface Decision {

    /**
     * The request is allowed.
     *
     * @param operation the called operation
     * @param variables decoded segments of the path, by the template's variables
     * @param permissions the permissions of the principal with this token: limited by roles,
     *     ceilings and scope
     * @param reference the request's id
     */
    record Allowed(
            AccessToken token,
            PrincipalState state,
            Operation operation,
            Map<String, String> variables,
            Set<String> permissions,
            String reference)
            implements Decision {

        /**
         * The platform's id of the user; null when a client acts for itself. The token's {@code
         * sub} may be a pairwise identifier of the client.
         */
        public @Nullable String user() {
            return state.principal().user();
        }
    }

    /** The request is refused; the refusal determines the answer. */
    sealed interface Refused extends Decision {
        Refusal refusal();
    }

    /** The token or the API key is missing or invalid: 401. */
    record Unauthenticated(Refusal refusal) implements Refused {}

    /** The token is valid but not sufficient here, or there is no such operation: 403, 404, 405. */
    record Forbidden(Refusal refusal) implements Refused {}

    /** The guard can't decide: 503. */
    record Unavailable(Refusal refusal) implements Refused {}
}
