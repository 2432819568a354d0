package dev.steelyard.server.authorize;

import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.derivation.PrincipalStateService;
import dev.steelyard.domain.grant.DeviceAuthorization.Decision;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.id.IdGenerator;
import dev.steelyard.domain.journal.JournalWriter;
import dev.steelyard.domain.principal.PrincipalRef;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.secret.SecretGenerator;
import dev.steelyard.domain.secret.SecretHash;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.token.AuthorizationCode;
import dev.steelyard.http.answer.TooManyRequests;
import dev.steelyard.http.request.Request;
import dev.steelyard.server.authorize.interaction.LoginState.Person;
import dev.steelyard.server.authorize.request.AuthorizationRequest;
import dev.steelyard.server.authorize.request.RedirectTarget;
import dev.steelyard.server.authorize.request.WaitingDevice;
import dev.steelyard.server.browser.SignedInUser;
import dev.steelyard.server.context.ServerContext;
import dev.steelyard.server.metering.Limit;
import dev.steelyard.server.metering.Throttle;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Issues authorization codes (RFC 6749, section 4.1.2, and RFC 9700, section 4.5), and approves or
 * denies devices that wait for a user's decision (RFC 8628). Thread-safe.
 */
final class CodeIssuer {
    private final Throttle throttle;
    private final Store store;
    private final IdGenerator ids;
    private final SecretGenerator secrets;
    private final JournalWriter journal;
    private final Duration lifetime;
    private final InstantSource clock;

    CodeIssuer(ServerContext context, Throttle throttle) {
        this.throttle = throttle;
        this.store = context.store();
        this.ids = context.ids();
        this.secrets = context.secrets();
        this.journal = context.journal();
        this.lifetime = context.settings().lifetimes().authorizationCode();
        this.clock = context.clock();
    }

    /**
     * A code that only the request's client can redeem, once, with its redirect URI and verifier.
     * Empty where the session, consent or access behind the request has just ended: so each ending
     * finds all that was issued before it, and nothing is issued after.
     *
     * @throws TooManyRequests where the user got too many codes
     */
    Optional<Secret> issue(
            AuthorizationRequest request, RedirectTarget site, Person person, Set<String> scope) {
        var secret = secrets.next(SecretKind.AUTHORIZATION_CODE, ids.<AuthorizationCode>next());
        var code =
                code(
                        secret.id(),
                        secret.hash(),
                        site.redirectUri(),
                        clock.instant().plus(site.client().settings().policy().code(lifetime)),
                        request,
                        person,
                        scope);
        boolean issued =
                counted(
                        code.client(),
                        person,
                        tx -> {
                            if (!stands(tx, request, person)
                                    || !joined(tx, request, person)
                                    || !isFirst(tx, request)) {
                                return false;
                            }
                            tx.codes().insert(code);
                            return true;
                        });
        return issued ? Optional.of(secret) : Optional.empty();
    }

    /**
     * Turns the device code of {@code device} into a code that the device can redeem. False where
     * the session, consent or access behind the request has just ended, or the device was decided
     * on already.
     *
     * @throws TooManyRequests where the user got too many codes
     */
    boolean allow(
            Request wire,
            AuthorizationRequest request,
            WaitingDevice device,
            Person person,
            Set<String> scope) {
        var authorization = device.authorization();
        var code =
                code(
                        new Id<>(authorization.id().hex()),
                        authorization.hash(),
                        null,
                        authorization.expires(),
                        request,
                        person,
                        scope);
        return counted(
                code.client(),
                person,
                tx -> {
                    if (!stands(tx, request, person)
                            || !joined(tx, request, person)
                            || !decide(tx, wire, device, person.signedIn(), Decision.ALLOWED)) {
                        return false;
                    }
                    tx.codes().insert(code);
                    return true;
                });
    }

    private boolean counted(Id<Client> client, Person person, Function<Transaction, Boolean> work) {
        var user = person.signedIn().user().id().hex();
        return throttle.counted(
                List.of(
                        Limit.CODE_OF_PRINCIPAL.of(client.hex(), user),
                        Limit.CODE_OF_USER.of(user)),
                "You logged in to clients too often. Try again later.",
                work);
    }

    /**
     * Records that the user denied the device. False where the device was decided on already, or
     * waits no more.
     */
    boolean deny(Request wire, WaitingDevice device, SignedInUser signedIn) {
        return store.write(tx -> decide(tx, wire, device, signedIn, Decision.DENIED));
    }

    private boolean decide(
            Transaction tx,
            Request wire,
            WaitingDevice device,
            SignedInUser signedIn,
            Decision decision) {
        var now = clock.instant();
        var authorization = device.authorization();
        if (!tx.deviceAuthorizations().decide(authorization.id(), decision, now)) {
            return false;
        }
        var client = device.client();
        var matter =
                Optional.ofNullable(client.application())
                        .flatMap(tx.applications()::find)
                        .map(found -> AuditSubject.in(found, "device", authorization.id()))
                        .orElseGet(() -> AuditSubject.of(null, "device", authorization.id()));
        journal.record(
                tx,
                now,
                "user:" + signedIn.user().id(),
                wire.origin().through(client.id(), signedIn.session().id()).ofOneself(matter),
                JournalEntry.of("device." + decision.name().toLowerCase(Locale.ROOT), matter));
        return true;
    }

    private AuthorizationCode code(
            Id<AuthorizationCode> id,
            SecretHash hash,
            @Nullable String redirectUri,
            Instant expires,
            AuthorizationRequest request,
            Person person,
            Set<String> scope) {
        var session = person.signedIn().session();
        return new AuthorizationCode(
                id,
                hash,
                request.client().id(),
                person.signedIn().user().id(),
                session.id(),
                ids.next(),
                redirectUri,
                String.join(" ", scope),
                request.resource().identifier(),
                request.claims().named(),
                request.nonce(),
                request.codeChallenge(),
                request.jkt(),
                request.acr().of(session),
                expires,
                null);
    }

    /** A pushed request is good for one code (RFC 9126, section 7.3), from any browser. */
    private boolean isFirst(Transaction tx, AuthorizationRequest request) {
        var pushed = request.carried().pushed();
        return pushed == null || tx.pushedRequests().use(pushed);
    }

    /**
     * A client that wants to hear of the logout, or whose reseller does, is recorded before it
     * hears of the login.
     */
    private static boolean joined(Transaction tx, AuthorizationRequest request, Person person) {
        var client = request.client();
        boolean told = client.settings().logout().any() || tx.eventStreams().listens(client.id());
        return !told || tx.sessions().join(person.signedIn().session().id(), client.id());
    }

    private boolean stands(Transaction tx, AuthorizationRequest request, Person person) {
        var user = person.signedIn().user().id();
        var client = request.client().id();
        tx.users().lock(user);
        return tx.sessions()
                        .find(person.signedIn().session().id())
                        .filter(session -> session.ended() == null)
                        .isPresent()
                && tx.consents().find(user, client).equals(Optional.ofNullable(person.consent()))
                && PrincipalStateService.stateOnceConsented(
                                        tx,
                                        new PrincipalRef(client, user),
                                        request.resource(),
                                        clock.instant())
                                .refusal()
                        == null;
    }
}
