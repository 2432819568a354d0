package dev.steelyard.adminapi;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.permission.PermissionScopeFilter;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.session.Session;
import dev.steelyard.domain.user.User;
import dev.steelyard.guard.Decision;
import dev.steelyard.guard.Guard;
import dev.steelyard.guard.GuardRequest;
import dev.steelyard.guard.principal.AccessToken;
import dev.steelyard.guard.refusal.ErrorCode;
import dev.steelyard.guard.refusal.Refusal;
import dev.steelyard.http.request.Request;
import java.util.EnumSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates callers of the management API by their access tokens, using the guard library.
 * Thread-safe.
 */
public final class ApiCallerAuthenticator {
    private final Guard guard;

    public ApiCallerAuthenticator(Guard guard) {
        this.guard = guard;
    }

    /** An authenticated caller, or the refusal of its token. */
    public sealed interface Caller {
        /**
         * @param variables the decoded variables of the path, as the guard parsed it
         */
        record Known(Actor actor, Map<String, String> variables) implements Caller {}

        record Refused(Refusal refusal) implements Caller {}
    }

    public Caller of(Request request) {
        var query = request.rawQuery();
        var decision =
                guard.decide(
                        new GuardRequest(
                                request.method(),
                                request.path(),
                                query.isEmpty() ? null : query,
                                request.headers("authorization"),
                                request.headers(GuardRequest.API_KEY),
                                request.headers(GuardRequest.DPOP),
                                () -> request.certificate().orElse(null),
                                request.headers("origin"),
                                request.id()));
        return switch (decision) {
            case Decision.Allowed allowed -> known(allowed, request);
            case Decision.Refused refused -> new Caller.Refused(refused.refusal());
        };
    }

    private static Caller known(Decision.Allowed allowed, Request request) {
        var token = allowed.token();
        var authority = allowed.state().authority();
        // The state's authority is the present one. A token that names another was issued before
        // its user changed authority, and a later change may only take away, never add.
        if (authority == null || !authority.equals(token.authority())) {
            return new Caller.Refused(Refusal.of(ErrorCode.TOKEN_REVOKED, request.id()));
        }
        var permissions = EnumSet.noneOf(ManagementPermission.class);
        // The guard's permissions are not used: it doesn't know scopes that stand for several
        // permissions.
        PermissionScopeFilter.cut(allowed.state().permissions(), token.scopes())
                .forEach(name -> ManagementPermission.parse(name).ifPresent(permissions::add));
        return new Caller.Known(
                actor(token, allowed.user(), Authority.parse(authority), permissions, request),
                GuardedPathConverter.variables(allowed.variables()));
    }

    private static Actor actor(
            AccessToken token,
            @Nullable String user,
            Authority authority,
            EnumSet<ManagementPermission> permissions,
            Request request) {
        return user != null
                ? Actor.user(
                        new Id<User>(user),
                        authority,
                        permissions,
                        request.origin().through(new Id<>(token.clientId()), session(token)),
                        token.authTime())
                : Actor.client(
                        new Id<Client>(token.clientId()), authority, permissions, request.origin());
    }

    private static @Nullable Id<Session> session(AccessToken token) {
        var sid = token.sid();
        return sid == null ? null : Id.<Session>parse(sid).orElse(null);
    }
}
