package dev.steelyard.server.token;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.journal.JournalWriter;
import dev.steelyard.domain.journal.RevocationService;
import dev.steelyard.domain.principal.RefusalReason;
import dev.steelyard.domain.profile.StandardClaim;
import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.token.Redemption;
import dev.steelyard.domain.token.RefreshTokenFamily;
import dev.steelyard.domain.token.Revocation;
import dev.steelyard.guard.certificate.CertificateParser;
import dev.steelyard.guard.internal.possession.DpopProofResult;
import dev.steelyard.guard.principal.Confirmation;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.MalformedRequest;
import dev.steelyard.http.request.Parameters;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Endpoint;
import dev.steelyard.http.route.Route;
import dev.steelyard.server.clientauth.AuthenticatedClient;
import dev.steelyard.server.clientauth.ClientAuthenticator;
import dev.steelyard.server.clientauth.CredentialUseRecorder;
import dev.steelyard.server.clientauth.Dpop;
import dev.steelyard.server.context.Services;
import dev.steelyard.server.directory.Directory;
import dev.steelyard.server.issuance.Access;
import dev.steelyard.server.issuance.AccessTokens;
import dev.steelyard.server.issuance.IdTokens;
import dev.steelyard.server.issuance.ScopeRules;
import dev.steelyard.server.issuance.UserClaims;
import dev.steelyard.server.metering.NodeCounters;
import dev.steelyard.server.refusal.EndpointRefusalWriter;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The token endpoint (RFC 6749, section 3.2), which runs every grant through one pipeline of
 * checks. Thread-safe.
 */
public final class TokenEndpoint implements Endpoint {
    private final Map<GrantType, Grant> grants;
    private final ClientAuthenticator authenticator;
    private final Directory directory;
    private final Dpop dpop;
    private final AccessTokens accessTokens;
    private final IdTokens idTokens;
    private final RevocationService endings;
    private final CredentialUseRecorder counter;
    private final EndpointRefusalWriter refusals;
    private final Map<GrantType, LongAdder> issued;
    private final Store store;
    private final JournalWriter journal;
    private final InstantSource clock;
    private final long expiresIn;

    private TokenEndpoint(Services services, List<Grant> more) {
        var context = services.context();
        var tokens = services.tokens();
        this.grants =
                Stream.concat(
                                Stream.of(
                                        new ClientCredentials(tokens.scopes()),
                                        new AuthorizationCodeGrant(
                                                new CodeRedemption(services), context.clock()),
                                        new RefreshTokenGrant(services)),
                                more.stream())
                        .collect(toUnmodifiableMap(Grant::type, Function.identity()));
        this.authenticator = services.clients().authenticator();
        this.directory = services.directory();
        this.dpop = services.clients().dpop();
        this.accessTokens =
                new AccessTokens(
                        context.settings(),
                        tokens.keys(),
                        directory,
                        tokens.subjects(),
                        context.ids());
        this.idTokens = new IdTokens(context.settings(), tokens.keys(), tokens.subjects());
        this.endings = context.endings();
        this.counter = services.activity().usage();
        this.refusals = new EndpointRefusalWriter(services.activity().refusals(), "/token");
        this.issued = services.activity().counted().issued();
        this.store = context.store();
        this.journal = context.journal();
        this.clock = context.clock();
        this.expiresIn = context.settings().lifetimes().accessToken().toSeconds();
    }

    /**
     * Open to scripts of registered origins too.
     *
     * @param more grants that have an endpoint of their own
     */
    public static List<Route> routes(Services services, List<Grant> more) {
        return services.clients()
                .cors()
                .open(
                        Route.post(
                                services.context().path("/token"),
                                new TokenEndpoint(services, more)));
    }

    @Override
    public Reply handle(Request request) {
        // 1 The form, strictly; each step reads only the parameters that it declares.
        var form = request.form();
        var grant = grant(form);
        // 2 The client. Refuses a foreign Origin too, before anything is consumed.
        var client = authenticator.authenticate(request, form);
        try {
            return issue(request, form, grant, client);
        } catch (OAuthError refusal) {
            throw refusals.kept(request, client.client(), refusal);
        }
    }

    private Reply issue(Request request, Parameters form, Grant grant, AuthenticatedClient client) {
        // 3 Whether the client may use this grant.
        if (!client.client().may(grant.type())) {
            throw new OAuthError(
                    OAuthError.Code.UNAUTHORIZED_CLIENT,
                    "The client is not authorized to use this grant type. Ask the reseller to add it.");
        }
        // 4 The scope, resource and bindings that the client asks for.
        var dpopProof = dpop.proof(request, client.client());
        var shown = request.certificate().map(CertificateParser::thumbprint).orElse(null);
        var requested =
                new TokenRequest(
                        ScopeRules.parse(form.get("scope")),
                        form.get("resource").orElse(null),
                        new Confirmation(
                                key(dpopProof, client.client()),
                                certificate(shown, client.client())),
                        shown);
        // 5 The proof of the grant.
        var proof = grant.prove(client, form, requested);
        dpop.use(dpopProof);
        // 6 Decide, and issue: signing takes long, so never inside a transaction.
        var answer = mint(client.client(), proof, requested);
        // 7 Consume and record in one transaction; only then do the issued tokens count.
        consume(request, client.client(), proof);
        counter.used(client.used());
        NodeCounters.count(issued, grant.type());
        // 8 Write the answer.
        var reply = Reply.json(200, answer).noStore();
        return requested.jkt() == null ? reply : dpop.answered(reply);
    }

    private Grant grant(Parameters form) {
        var name =
                form.get("grant_type")
                        .orElseThrow(() -> new MalformedRequest("grant_type is missing"));
        var grant = GrantType.parse(name).map(grants::get);
        return grant.orElseThrow(
                () ->
                        new OAuthError(
                                OAuthError.Code.UNSUPPORTED_GRANT_TYPE,
                                "grant_type must be one that discovery names in"
                                        + " grant_types_supported."));
    }

    /**
     * RFC 9449, section 5.2: for a client with that setting, the server "MUST reject token requests
     * from the client that do not contain the DPoP header".
     */
    private static @Nullable String key(DpopProofResult.@Nullable Good proof, Client client) {
        var jkt = Dpop.key(proof);
        if (jkt == null && client.settings().tokens().dpopBound()) {
            throw new OAuthError(
                    OAuthError.Code.INVALID_DPOP_PROOF,
                    "This client gets only tokens that are bound to a key. Send a DPoP proof.");
        }
        return jkt;
    }

    /**
     * The thumbprint that the tokens are bound to, if any. RFC 8705, section 3.4: the client's
     * metadata says so; other clients may present a certificate only for the connection.
     */
    private static @Nullable String certificate(@Nullable String shown, Client client) {
        if (!client.settings().tokens().certificateBound()) {
            return null;
        }
        if (shown == null) {
            throw new OAuthError(
                    OAuthError.Code.INVALID_REQUEST,
                    "This client gets only tokens that are bound to its certificate. Connect with"
                            + " it, at the address in mtls_endpoint_aliases if there is one.",
                    "client " + client.id());
        }
        return shown;
    }

    private Map<String, Object> mint(Client client, GrantResult proof, TokenRequest requested) {
        var access = proof.access();
        var state = directory.state(access.principal(), access.resourceServer());
        var refusal = state.refusal();
        if (refusal != null) {
            throw new OAuthError(
                    OAuthError.Code.INVALID_GRANT, why(refusal, access), refusal.code());
        }
        var now = clock.instant();
        var answer = new LinkedHashMap<String, Object>();
        var accessToken =
                accessTokens.mint(client, access, state.authority(), requested.bound(), now);
        answer.put("access_token", accessToken);
        answer.put("expires_in", expiresIn);
        answer.put("token_type", requested.jkt() == null ? "Bearer" : "DPoP");
        // RFC 6749, section 5.1: "OPTIONAL, if identical to the scope requested".
        if (!access.scope().equals(requested.scope())) {
            answer.put("scope", String.join(" ", access.scope()));
        }
        proof.refresh().ifPresent(token -> answer.put("refresh_token", token.reveal()));
        var told = proof.idToken();
        if (told != null) {
            answer.put(
                    "id_token",
                    idTokens.mint(client, access, person(access, told), accessToken, now));
        }
        return answer;
    }

    /** The description for an authenticated client. */
    private static String why(RefusalReason refusal, Access access) {
        if (access.login() != null) {
            return "The user can't use this client any more: log in again, or ask the reseller.";
        }
        return refusal == RefusalReason.AUTHORITY_SUSPENDED
                ? "The reseller in whose name this client acts is frozen or closed; ask the"
                        + " operator."
                : "This client can get no tokens now; ask the reseller.";
    }

    private Map<String, Object> person(Access access, Set<StandardClaim> told) {
        var user = access.principal().user();
        return user == null || told.isEmpty()
                ? Map.of()
                : store.read(tx -> tx.users().find(user).map(found -> UserClaims.of(tx, found)))
                        .map(person -> person.tell(told))
                        .orElseGet(Map::of);
    }

    private void consume(Request request, Client client, GrantResult proof) {
        var consumption = proof.consumption();
        if (consumption == null) {
            return;
        }
        var redemption =
                store.write(
                        tx -> {
                            var outcome = consumption.consume(tx);
                            if (outcome instanceof Redemption.Replayed(var family)
                                    && !ended(tx, family)) {
                                var user = proof.access().principal().user();
                                endings.family(tx, family, client.id(), user);
                                audit(tx, request, client, family);
                            }
                            return outcome;
                        });
        switch (redemption) {
            case Redemption.First _, Redemption.Retry _ -> {}
            case Redemption.Replayed _ ->
                    throw new OAuthError(
                            OAuthError.Code.INVALID_GRANT,
                            "The code or token was used before, so all tokens from it have ended. Let the user log"
                                    + " in again.",
                            "replay by client " + client.id());
            case Redemption.Unknown _ ->
                    throw new OAuthError(
                            OAuthError.Code.INVALID_GRANT,
                            "The code or token has expired or ended. Let the user log in again.");
        }
    }

    /** True after an earlier replay, for example: then nothing is left to end or report. */
    private boolean ended(Transaction tx, Id<RefreshTokenFamily> family) {
        return tx.revocations().contains(Revocation.Kind.FAMILY, family.hex(), clock.instant());
    }

    private void audit(
            Transaction tx, Request request, Client client, Id<RefreshTokenFamily> family) {
        journal.record(
                tx,
                clock.instant(),
                "client:" + client.id(),
                request.origin(),
                JournalEntry.of("token.replayed", AuditSubject.of(null, "family", family)));
    }
}
