package dev.steelyard.server.feed;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.steelyard.admin.invitation.InviteMembers;
import dev.steelyard.admin.link.CreatedInvitation;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.permission.PermissionScopeFilter;
import dev.steelyard.domain.principal.PrincipalState;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.guard.refusal.ErrorCode;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.MalformedRequest;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Endpoint;
import dev.steelyard.server.clientauth.ResourceServerAuthenticator;
import dev.steelyard.server.feed.change.FeedJsonWriter;
import dev.steelyard.server.issuance.IssuedTokenVerifier;
import dev.steelyard.server.issuance.IssuedTokenVerifier.Issued;
import dev.steelyard.server.settings.ServerSettings;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets the caller of a guarded API invite users into the caller's application ({@code POST
 * /guard/v1/invitations}). The API passes the caller's token on; the caller's right to give the
 * roles is checked here again. Thread-safe.
 */
final class InvitationsEndpoint implements Endpoint {
    private static final int MAX_ROLES = 20;

    private final ResourceServerAuthenticator authenticator;
    private final IssuedTokenVerifier tokens;
    private final InviteMembers inviteWithin;
    private final ServerSettings settings;
    private final InstantSource clock;

    InvitationsEndpoint(
            ResourceServerAuthenticator authenticator,
            IssuedTokenVerifier tokens,
            InviteMembers inviteWithin,
            ServerSettings settings,
            InstantSource clock) {
        this.authenticator = authenticator;
        this.tokens = tokens;
        this.inviteWithin = inviteWithin;
        this.settings = settings;
        this.clock = clock;
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Wish(
            @Nullable String access_token,
            @Nullable String application,
            @Nullable String email,
            @Nullable List<String> roles) {
        /** Redacted: the token is a bearer secret. */
        @Override
        public String toString() {
            return "Wish[…]";
        }
    }

    @Override
    public Reply handle(Request request) {
        var at = authenticator.authenticate(request);
        var wish = FeedBody.read(request, Wish.class);
        var roles = wish.roles();
        if (wish.access_token() == null
                || wish.application() == null
                || wish.email() == null
                || roles == null
                || roles.isEmpty()
                || roles.size() > MAX_ROLES) {
            throw new MalformedRequest(
                    "access_token, application, email and 1 to " + MAX_ROLES + " roles are needed");
        }
        var issued =
                tokens.find(wish.access_token()).filter(found -> isFor(at, found)).orElse(null);
        var state = issued == null ? null : tokens.active(issued).orElse(null);
        if (issued == null || state == null) {
            return refused(ErrorCode.TOKEN_REVOKED);
        }
        var tenancy = state.tenancy();
        if (tenancy == null || !tenancy.application().id().hex().equals(wish.application())) {
            return refused(ErrorCode.APPLICATION_MISMATCH);
        }
        if (tenancy.stoppedAt(clock.instant()) != null) {
            return refused(ErrorCode.APPLICATION_STOPPED);
        }
        return answer(invite(request, issued, state, wish.email(), Set.copyOf(roles)));
    }

    private static boolean isFor(ResourceServer at, Issued issued) {
        return issued.resourceServer().id().equals(at.id());
    }

    private Outcome<CreatedInvitation> invite(
            Request request, Issued issued, PrincipalState state, String email, Set<String> roles) {
        var permissions = PermissionScopeFilter.cut(state.permissions(), issued.token().scopes());
        return inviteWithin.invite(
                state,
                issued.resourceServer().id(),
                permissions,
                email,
                roles,
                request.source(),
                request.id());
    }

    private Reply answer(Outcome<CreatedInvitation> outcome) {
        return switch (outcome) {
            case Outcome.Done(var made) -> Reply.json(201, body(made)).noStore();
            case Outcome.Invalid(var field, var message) ->
                    refused(400, "invalid_request", field + ": " + message);
            case Outcome.Forbidden(var code, var message) -> refused(403, code.code(), message);
            case Outcome.Missing() -> refused(ErrorCode.APPLICATION_MISMATCH);
            case Outcome.Conflict(var _, var message) -> refused(409, "conflict", message);
            case Outcome.Repeated _, Outcome.Limited _, Outcome.LoginTooOld _ ->
                    throw new IllegalStateException(
                            "no key, no rate of changes and no user belongs to it");
        };
    }

    private Map<String, Object> body(CreatedInvitation made) {
        var body = new LinkedHashMap<String, Object>();
        body.put("_id", made.id().hex());
        made.shown().ifPresent(link -> body.put("link", settings.link("invitation", link)));
        body.put("mailed", made.mailed());
        body.put("expires", FeedJsonWriter.time(made.expires()));
        return body;
    }

    private static Reply refused(ErrorCode code) {
        return refused(code.status(), code.code(), code.message());
    }

    private static Reply refused(int status, String code, String message) {
        return Reply.json(
                        status,
                        Map.of("error", Map.of("status", status, "code", code, "message", message)))
                .noStore();
    }
}
