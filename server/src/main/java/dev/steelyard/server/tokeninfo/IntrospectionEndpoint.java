package dev.steelyard.server.tokeninfo;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.permission.PermissionScopeFilter;
import dev.steelyard.domain.principal.PrincipalState;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.token.RefreshTokenFamily;
import dev.steelyard.domain.token.RefreshTokens.Presented;
import dev.steelyard.guard.principal.AccessToken;
import dev.steelyard.guard.principal.Confirmation;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.MalformedRequest;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Endpoint;
import dev.steelyard.http.route.Route;
import dev.steelyard.server.clientauth.CallerAuthenticator;
import dev.steelyard.server.clientauth.CallerAuthenticator.Caller;
import dev.steelyard.server.context.Services;
import dev.steelyard.server.issuance.IssuedTokenVerifier;
import dev.steelyard.server.issuance.IssuedTokenVerifier.Issued;
import dev.steelyard.server.issuance.SubjectConverter;
import dev.steelyard.server.settings.Lifetimes;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The token introspection endpoint, at which resource servers and clients ask whether a token is
 * active (RFC 7662). A resource server learns about tokens of its own audience, with present roles
 * and permissions (none while its application is stopped: {@code stopped} says why); a client about
 * its own tokens; for all other tokens the answer is inactive (section 4). Thread-safe.
 */
public final class IntrospectionEndpoint implements Endpoint {
    private static final Map<String, Object> INACTIVE = Map.of("active", false);

    private final CallerAuthenticator callers;
    private final IntrospectionAnswers answers;
    private final IssuedTokenVerifier tokens;
    private final SubjectConverter subjects;
    private final Store store;
    private final Lifetimes lifetimes;
    private final InstantSource clock;

    private IntrospectionEndpoint(Services services) {
        var context = services.context();
        var clients = services.clients();
        this.tokens = services.tokens().issued();
        this.callers = new CallerAuthenticator(clients.apis(), clients.authenticator());
        this.answers =
                new IntrospectionAnswers(
                        services.tokens().keys(), tokens.issuer(), context.clock());
        this.subjects = services.tokens().subjects();
        this.store = context.store();
        this.lifetimes = context.settings().lifetimes();
        this.clock = context.clock();
    }

    public static List<Route> routes(Services services) {
        return List.of(
                Route.post(
                        services.context().path("/introspection"),
                        new IntrospectionEndpoint(services)));
    }

    @Override
    public Reply handle(Request request) {
        var form = request.form();
        var caller = callers.authenticate(request, form);
        var text = form.get("token").orElseThrow(() -> new MalformedRequest("token is missing"));
        var answer =
                Secret.parse(SecretKind.REFRESH_TOKEN, text)
                        .map(secret -> refreshToken(caller, secret))
                        .orElseGet(() -> accessToken(caller, text));
        return answers.of(request, caller, answer.orElse(INACTIVE)).noStore();
    }

    private Optional<Map<String, Object>> accessToken(Caller caller, String text) {
        return tokens.find(text)
                .filter(issued -> concerns(caller, issued))
                .flatMap(
                        issued ->
                                tokens.active(issued).map(state -> answer(caller, issued, state)));
    }

    private static boolean concerns(Caller caller, Issued issued) {
        return switch (caller) {
            case Caller.Api(var resourceServer) ->
                    resourceServer.id().equals(issued.resourceServer().id());
            case Caller.Client(var client) ->
                    client.client().id().equals(issued.principal().client());
        };
    }

    private Map<String, Object> answer(Caller caller, Issued issued, PrincipalState state) {
        AccessToken token = issued.token();
        var answer = new LinkedHashMap<String, Object>();
        answer.put("active", true);
        answer.put("token_type", token.confirmation().jkt() == null ? "Bearer" : "DPoP");
        put(answer, "cnf", bound(token.confirmation()));
        answer.put("iss", token.issuer());
        answer.put("sub", subject(caller, issued));
        answer.put("client_id", token.clientId());
        answer.put("aud", token.audience());
        answer.put("iat", token.issuedAt().getEpochSecond());
        answer.put("exp", token.expires().getEpochSecond());
        answer.put("jti", token.jti());
        if (!token.scopes().isEmpty()) {
            answer.put("scope", String.join(" ", token.scopes().stream().sorted().toList()));
        }
        answer.put("principal", issued.principal().kind().name().toLowerCase(Locale.ROOT));
        put(answer, "application", token.application());
        put(answer, "authority", token.authority());
        put(answer, "family", token.family());
        put(answer, "sid", token.sid());
        put(answer, "acr", token.acr());
        var authTime = token.authTime();
        put(answer, "auth_time", authTime == null ? null : authTime.getEpochSecond());
        answer.put("roles", state.roles());
        var tenancy = state.tenancy();
        var stopped = tenancy == null ? null : tenancy.stoppedAt(clock.instant());
        put(answer, "stopped", stopped);
        // Active, so that the API can ask why (rule 10); but without any permission.
        answer.put(
                "permissions",
                stopped == null
                        ? PermissionScopeFilter.cut(state.permissions(), token.scopes())
                        : Set.of());
        return answer;
    }

    private Optional<Map<String, Object>> refreshToken(Caller caller, Secret secret) {
        if (!(caller instanceof Caller.Client(var client))) {
            return Optional.empty();
        }
        return store.read(tx -> tx.refreshTokens().presented(secret))
                .filter(Presented::usable)
                .map(Presented::family)
                .filter(family -> family.client().equals(client.client().id()))
                .filter(family -> lifetimes.live(family, clock.instant()))
                .map(family -> answer(client.client(), family));
    }

    /** For an API the platform's id of the user, even if the client has another subject. */
    private static String subject(Caller caller, Issued issued) {
        var user = issued.principal().user();
        return caller instanceof Caller.Api && user != null ? user.hex() : issued.token().subject();
    }

    private Map<String, Object> answer(Client client, RefreshTokenFamily family) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("active", true);
        put(answer, "cnf", bound(new Confirmation(family.jkt(), family.certificate())));
        answer.put("iss", tokens.issuer());
        answer.put("sub", subjects.of(client, family.user()));
        answer.put("client_id", family.client().hex());
        answer.put("aud", family.resource());
        answer.put("iat", family.created().getEpochSecond());
        answer.put("scope", family.scope());
        answer.put("family", family.id().hex());
        return answer;
    }

    /** RFC 9449, section 6.2; RFC 8705, section 3.2. */
    private static @Nullable Map<String, String> bound(Confirmation bound) {
        return bound.equals(Confirmation.NONE) ? null : bound.members();
    }

    private static void put(Map<String, Object> answer, String name, @Nullable Object value) {
        if (value != null) {
            answer.put(name, value);
        }
    }
}
