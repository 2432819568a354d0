package dev.steelyard.guard;

import dev.steelyard.guard.operation.LoginRequirement;
import dev.steelyard.guard.operation.Match;
import dev.steelyard.guard.operation.Operation;
import dev.steelyard.guard.operation.PathTemplate;
import dev.steelyard.guard.principal.AccessToken;
import dev.steelyard.guard.principal.ApplicationState;
import dev.steelyard.guard.principal.Confirmation;
import dev.steelyard.guard.principal.PrincipalKind;
import dev.steelyard.guard.principal.PrincipalRef;
import dev.steelyard.guard.principal.PrincipalState;
import dev.steelyard.guard.refusal.ErrorCode;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A question to the guard, without an access token, whether a user or client may call an operation
 * or use a permission.
 *
 * @param principal a user by id; a client that acts for itself; null: no principal of this platform
 * @param reference the id of the inquiry
 */
public record Inquiry(@Nullable PrincipalRef principal, Wanted wanted, String reference) {

    /** The subject of the question. */
    public sealed interface Wanted {}

    /**
     * An operation of the API.
     *
     * @param path undecoded, without the query
     */
    public record Route(String method, String path) implements Wanted {}

    /** A permission in an application. */
    public record Permission(String application, String name) implements Wanted {
        private static final PathTemplate ANY =
                PathTemplate.parse("/{" + PathTemplate.APPLICATION + "}");

        public Permission {
            // Throws if it is no name of a permission.
            operation(name);
        }

        private static Operation operation(String permission) {
            return new Operation("GET", ANY, permission, false, LoginRequirement.NONE);
        }

        Match.Found found() {
            return new Match.Found(operation(name), Map.of(PathTemplate.APPLICATION, application));
        }
    }

    /**
     * A resource or an action that the API doesn't have.
     *
     * @param code which of the two is unknown
     */
    public record Unknown(ErrorCode code) implements Wanted {}

    /**
     * The principal, if the server can know it; null: its ids are malformed, so none is looked up.
     */
    @Nullable PrincipalRef possible() {
        if (principal == null || !PrincipalRef.isId(principal.client())) return null;
        @Nullable String user = principal.user();
        boolean mayBe = user == null || principal.named() || PrincipalRef.isId(user);
        return mayBe ? principal : null;
    }

    /**
     * The token that the issuer would make for {@code principal} now; without scope, session and
     * proof of a login.
     */
    static AccessToken token(PrincipalRef principal, PrincipalState state, Instant now) {
        @Nullable ApplicationState application = state.application();
        @Nullable String user = principal.user();
        return new AccessToken(
                "",
                Objects.requireNonNullElse(user, principal.client()),
                principal.client(),
                "",
                now,
                now,
                "",
                Set.of(),
                application == null ? null : application.id(),
                state.authority(),
                user == null ? PrincipalKind.CLIENT : PrincipalKind.USER,
                0,
                null,
                null,
                null,
                null,
                Confirmation.NONE);
    }
}
