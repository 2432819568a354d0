package dev.steelyard.guard.internal.feed;

import dev.steelyard.guard.feed.StateUnavailable;
import dev.steelyard.guard.principal.PrincipalRef;
import dev.steelyard.guard.principal.PrincipalState;
import java.util.HashMap;
import java.util.Map;

/**
 * A response of the authorization server's {@code /states} endpoint, with the permissions of
 * several users and clients. Immutable.
 */
public record StatesResponse(long asOf, Map<PrincipalRef, JsonMemberReader> byPrincipal) {

    /** Throws {@link StateUnavailable} where the principals of the states can't be read. */
    public static StatesResponse read(JsonMemberReader answer) {
        Map<PrincipalRef, JsonMemberReader> byPrincipal = new HashMap<>();
        for (JsonMemberReader state : answer.objects("states"))
            byPrincipal.putIfAbsent(whose(state), state);
        return new StatesResponse(answer.number("as_of"), byPrincipal);
    }

    /** The principal as requested: with the subject identifier where the token has no user id. */
    private static PrincipalRef whose(JsonMemberReader state) {
        boolean named = state.has("subject");
        return new PrincipalRef(
                state.text("client"), state.optionalText(named ? "subject" : "user"));
    }

    /** Throws {@link StateUnavailable} where the state is missing or violates the protocol. */
    public PrincipalState of(PrincipalRef principal) {
        JsonMemberReader state = byPrincipal.get(principal);
        if (state == null) throw new StateUnavailable("the server's answer lacks the principal");
        return StateReader.state(state, principal, asOf);
    }
}
