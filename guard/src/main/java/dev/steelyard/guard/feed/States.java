package dev.steelyard.guard.feed;

import dev.steelyard.guard.state.PrincipalRef;
import dev.steelyard.guard.state.PrincipalState;
import dev.steelyard.guard.state.StateUnavailable;
import java.util.HashMap;
import java.util.Map;

/** An answer of {@code /states}, of which each state is read by who asked for it. Immutable. */
record States(long asOf, Map<PrincipalRef, Json> byPrincipal) {

    /** Throws {@link StateUnavailable} where it can't be told whose the states are. */
    static States read(Json answer) {
        Map<PrincipalRef, Json> byPrincipal = new HashMap<>();
        for (Json state : answer.objects("states")) byPrincipal.putIfAbsent(whose(state), state);
        return new States(answer.number("as_of"), byPrincipal);
    }

    /** By what it was asked for: of a user whom a token names by no id, that name. */
    private static PrincipalRef whose(Json state) {
        boolean named = state.has("subject");
        return new PrincipalRef(
                state.text("client"), state.optionalText(named ? "subject" : "user"));
    }

    /** Throws {@link StateUnavailable} where it is missing, or not as the protocol says. */
    PrincipalState of(PrincipalRef principal) {
        Json state = byPrincipal.get(principal);
        if (state == null) throw new StateUnavailable("the server's answer lacks the principal");
        return StateReader.state(state, principal, asOf);
    }
}
