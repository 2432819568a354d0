package dev.steelyard.guard;

import dev.steelyard.guard.operation.Operation;
import dev.steelyard.guard.principal.AccessToken;
import dev.steelyard.guard.principal.ApplicationState;
import dev.steelyard.guard.principal.PrincipalRef;
import dev.steelyard.guard.principal.PrincipalState;
import dev.steelyard.guard.principal.ResellerContact;
import org.jspecify.annotations.Nullable;

/**
 * The request id, principal and HTTP method of an API request, which the guard reports if it
 * refuses the request.
 *
 * @param principal by ids; null: not known yet
 * @param reseller the one that the principal asks; null: not known, or none
 * @param method null: a permission is asked for, not an operation
 */
record RefusalContext(
        String reference,
        @Nullable PrincipalRef principal,
        @Nullable ResellerContact reseller,
        @Nullable String method) {
    /** A request whose principal is not known yet. */
    RefusalContext(String reference, @Nullable PrincipalRef principal, @Nullable String method) {
        this(reference, principal, null, method);
    }

    static RefusalContext of(Inquiry inquiry) {
        String method = inquiry.wanted() instanceof Inquiry.Route route ? route.method() : null;
        return new RefusalContext(inquiry.reference(), byIds(inquiry.principal()), method);
    }

    /** Only the client where the user is named otherwise; null for a principal that can't exist. */
    private static @Nullable PrincipalRef byIds(@Nullable PrincipalRef named) {
        if (named == null || !PrincipalRef.isId(named.client())) return null;
        String user = named.user();
        return user == null || PrincipalRef.isId(user)
                ? named
                : new PrincipalRef(named.client(), null);
    }

    /** Adds the principal of a token, as far as the token identifies it. */
    RefusalContext by(AccessToken token) {
        PrincipalRef named = token.principalRef();
        return by(named.named() ? new PrincipalRef(named.client(), null) : named);
    }

    /** Adds the principal of a state. */
    RefusalContext by(PrincipalState state) {
        ApplicationState application = state.application();
        return new RefusalContext(
                reference,
                state.principal(),
                application == null ? null : application.reseller(),
                method);
    }

    private RefusalContext by(PrincipalRef principal) {
        return new RefusalContext(reference, principal, method);
    }

    /** The operation; null: a permission was asked for. */
    @Nullable Operation operation(Operation judged) {
        return method == null ? null : judged;
    }
}
