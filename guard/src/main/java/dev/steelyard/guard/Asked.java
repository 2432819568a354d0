package dev.steelyard.guard;

import dev.steelyard.guard.operation.Operation;
import dev.steelyard.guard.state.PrincipalRef;
import dev.steelyard.guard.state.PrincipalState;
import dev.steelyard.guard.token.AccessToken;
import org.jspecify.annotations.Nullable;

/**
 * What is to be told of a request or an inquiry that is refused.
 *
 * @param principal by ids; null: nobody is known yet
 * @param method null: no operation is asked for, but a permission
 */
record Asked(String reference, @Nullable PrincipalRef principal, @Nullable String method) {

    static Asked of(Inquiry inquiry) {
        String method =
                inquiry.wanted() instanceof Inquiry.Route(String named, var _) ? named : null;
        return new Asked(inquiry.reference(), byIds(inquiry.principal()), method);
    }

    /** Of a user by another name only the client is known, and of who can't be nothing. */
    private static @Nullable PrincipalRef byIds(@Nullable PrincipalRef named) {
        if (named == null || !PrincipalRef.isId(named.client())) return null;
        String user = named.user();
        return user == null || PrincipalRef.isId(user)
                ? named
                : new PrincipalRef(named.client(), null);
    }

    /** The same by whom that token is, as far as it says so. */
    Asked by(AccessToken token) {
        PrincipalRef named = token.principalRef();
        return by(named.named() ? new PrincipalRef(named.client(), null) : named);
    }

    /** The same by whom that state is of. */
    Asked by(PrincipalState state) {
        return by(state.principal());
    }

    private Asked by(PrincipalRef principal) {
        return new Asked(reference, principal, method);
    }

    /** The operation, if that was asked for. */
    @Nullable Operation operation(Operation judged) {
        return method == null ? null : judged;
    }
}
