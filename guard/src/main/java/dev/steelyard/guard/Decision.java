package dev.steelyard.guard;

import dev.steelyard.guard.operation.Operation;
import dev.steelyard.guard.refusal.Refusal;
import dev.steelyard.guard.state.PrincipalState;
import dev.steelyard.guard.token.AccessToken;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the guard decides on a request. */
public sealed interface Decision {

    /**
     * The request may go on.
     *
     * @param operation what it is
     * @param variables the decoded segments of the path, by the template's variables
     * @param permissions what the principal may do with this token: role, ceiling and scope are cut
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
         * sub} may be another name, which only its client knows.
         */
        public @Nullable String user() {
            return state.principal().user();
        }
    }

    /** The request must not go on; the refusal says what to answer. */
    sealed interface Refused extends Decision {
        Refusal refusal();
    }

    /** No good token, or no good API key: 401. */
    record Unauthenticated(Refusal refusal) implements Refused {}

    /** A good token that may not do this here, or nothing that anybody may do: 403, 404, 405. */
    record Forbidden(Refusal refusal) implements Refused {}

    /** The guard can't decide: 503. */
    record Unavailable(Refusal refusal) implements Refused {}
}
