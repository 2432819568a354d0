package dev.steelyard.admin.registration;

import static dev.steelyard.domain.permission.ManagementPermission.CLIENTS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.CLIENTS_WRITE;

import dev.steelyard.admin.client.ClientPatcher;
import dev.steelyard.admin.client.ClientWriter;
import dev.steelyard.admin.client.EnabledClientFeatures;
import dev.steelyard.admin.client.rule.ClientRules;
import dev.steelyard.admin.client.rule.SectorIdentifierRules;
import dev.steelyard.admin.credential.CredentialManager;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.AnonymousOperation;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.derivation.PrincipalStateService;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.domain.registration.InitialAccessToken;
import dev.steelyard.domain.registration.Registration;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.reseller.ResellerStatus;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.secret.SecretKind;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads, updates and deletes a client's registration by its registration access token (RFC 7592,
 * section 2). The client gets never more than its template allows, and nothing that is for staff
 * only. An unknown, forged or ended token, the token of another client and that of a suspended
 * client are all missing. Thread-safe.
 */
public final class ManageOwnRegistration {
    private final OperationRunner runner;
    private final SectorIdentifierRules sectors;
    private final EnabledClientFeatures offered;

    public ManageOwnRegistration(
            OperationRunner runner, SectorIdentifierRules sectors, EnabledClientFeatures offered) {
        this.runner = runner;
        this.sectors = sectors;
        this.offered = offered;
    }

    /** A client's work on its own registration. */
    private interface Work<T> {
        T done(OperationContext context, Own own);
    }

    private record Own(Client client, Registration registration, Secret token) {}

    /** Whether the token is valid; changes nothing, and waits for no writer. */
    public Outcome<Registration> look(Id<Client> id, String token) {
        return runner.readAnonymously(context -> find(context, parse(id, token)).registration());
    }

    public Outcome<RegisteredClient> get(
            Id<Client> id, String token, @Nullable String source, @Nullable String request) {
        return own(
                id,
                token,
                source,
                request,
                (context, own) -> registered(context, own, own.token()));
    }

    /**
     * Replaces all metadata and issues a new token; the previous one ends when the new one is used.
     *
     * @param secret the client secret in the request; null: absent
     */
    public Outcome<RegisteredClient> update(
            Id<Client> id,
            String token,
            ClientMetadata metadata,
            @Nullable String secret,
            @Nullable String source,
            @Nullable String request) {
        var found =
                sectors.fetch(
                        runner.readAnonymously(context -> needed(context, id, token, metadata)));
        return own(
                id,
                token,
                source,
                request,
                (context, own) -> {
                    checkRuns(context, own.client());
                    checkSecret(context, own.client(), secret);
                    var before = own.client();
                    var after =
                            RegistrationChoice.of(own.registration(), before, offered)
                                    .changed(before, metadata, name(context, own));
                    ClientRules.check(context, after, before.settings(), metadata.settings());
                    SectorIdentifierRules.check(before, after, found);
                    ClientRules.checkExempted(context.actor(), before, after);
                    var saved = ClientWriter.save(context, before, after, "client.update");
                    var next =
                            context.secrets()
                                    .next(SecretKind.REGISTRATION_ACCESS_TOKEN, before.id());
                    if (!context.tx()
                            .registrations()
                            .rotate(before.id(), own.token().hash(), next.hash())) {
                        throw OperationRefusal.missing();
                    }
                    context.record(
                            JournalEntry.of(
                                    "registration.update", context.matter("registration", before)));
                    return registered(context, new Own(saved, own.registration(), next), next);
                });
    }

    /** Suspends the client: for the client this is final, since only staff can reactivate it. */
    public Outcome<Client> remove(
            Id<Client> id, String token, @Nullable String source, @Nullable String request) {
        return own(
                id,
                token,
                source,
                request,
                (context, own) -> {
                    var client = own.client();
                    for (var kind : List.of(SecretKind.CLIENT_SECRET, SecretKind.API_KEY)) {
                        var set = new CredentialManager(context, id, kind, context.matter(client));
                        set.list().forEach(one -> set.retire(one.id(), null));
                    }
                    ManageRegistrations.remove(context, client, own.registration());
                    return ClientWriter.save(
                            context,
                            client,
                            ClientPatcher.suspended(client, true),
                            "client.suspend");
                });
    }

    private <T> Outcome<T> own(
            Id<Client> id,
            String token,
            @Nullable String source,
            @Nullable String request,
            Work<T> work) {
        // A caller that guesses tokens waits for no writer and delays no other caller.
        if (!(look(id, token) instanceof Outcome.Done<?>)) {
            return new Outcome.Missing<>();
        }
        return runner.writeAnonymously(
                source,
                request,
                outside -> {
                    var presented = parse(id, token);
                    var application = find(outside, presented).client().application();
                    var held = outside.hold(Objects.requireNonNull(application));
                    // And again: it may have been ended or suspended meanwhile.
                    var own = find(outside, presented);
                    outside.tx().registrations().settle(id, presented.hash());
                    var actor =
                            Actor.client(
                                    id,
                                    new Authority.OfReseller(held.reseller()),
                                    Set.of(CLIENTS_READ, CLIENTS_WRITE),
                                    outside.origin());
                    return work.done(outside.as(actor), own);
                });
    }

    private Optional<SectorIdentifierRules.Needed> needed(
            AnonymousOperation context, Id<Client> id, String token, ClientMetadata metadata) {
        var own = find(context, parse(id, token));
        var application = context.application(Objects.requireNonNull(own.client().application()));
        return SectorIdentifierRules.needed(
                own.client(),
                RegistrationChoice.of(own.registration(), own.client(), offered)
                        .changed(own.client(), metadata, own.client().name()),
                application.reseller());
    }

    private static Secret parse(Id<Client> id, String token) {
        return Secret.parse(SecretKind.REGISTRATION_ACCESS_TOKEN, token)
                .filter(secret -> secret.<Client>id().equals(id))
                .orElseThrow(OperationRefusal::missing);
    }

    private static Own find(AnonymousOperation context, Secret token) {
        Id<Client> id = token.id();
        var registration =
                context.tx()
                        .registrations()
                        .find(id)
                        .filter(found -> found.isOf(token))
                        .orElseThrow(OperationRefusal::missing);
        var client =
                context.tx()
                        .clients()
                        .find(id)
                        .filter(found -> found.application() != null && !found.suspended())
                        .orElseThrow(OperationRefusal::missing);
        return new Own(client, registration, token);
    }

    /** Refuses changes where neither the application nor its reseller is active. */
    private static void checkRuns(OperationContext context, Client client) {
        var application = Objects.requireNonNull(client.application());
        boolean runs =
                PrincipalStateService.tenancy(context.tx(), application)
                        .filter(tenancy -> tenancy.stoppedAt(context.now()) == null)
                        .filter(tenancy -> tenancy.reseller().standing() == ResellerStatus.ACTIVE)
                        .isPresent();
        if (!runs) {
            throw OperationRefusal.forbidden(
                    RefusalCode.AUTHORITY_SUSPENDED,
                    "The application is stopped, or its reseller frozen; ask the reseller");
        }
    }

    /** RFC 7592, section 2.2: it "MUST match the currently issued client secret". */
    private static void checkSecret(
            OperationContext context, Client client, @Nullable String text) {
        if (text == null) {
            return;
        }
        boolean good =
                Secret.parse(SecretKind.CLIENT_SECRET, text)
                        .flatMap(
                                secret ->
                                        context.tx()
                                                .credentials()
                                                .find(secret.id())
                                                .filter(one -> one.holder().equals(client.id()))
                                                .filter(one -> one.live(context.now()))
                                                .filter(one -> one.hash().matches(secret)))
                        .isPresent();
        if (!good) {
            throw OperationRefusal.invalid(
                    "client_secret", "The client's present secret; or leave it out");
        }
    }

    /** The name given at registration, by the client or by its token. */
    private static String name(OperationContext context, Own own) {
        return context.tx()
                .initialAccessTokens()
                .find(own.registration().by())
                .map(InitialAccessToken::name)
                .orElse(own.client().name());
    }

    private static RegisteredClient registered(OperationContext context, Own own, Secret token) {
        return new RegisteredClient(
                own.client(),
                own.registration(),
                token,
                null,
                null,
                secretEnds(context, own.client()));
    }

    private static @Nullable Instant secretEnds(OperationContext context, Client client) {
        @Nullable Instant last = Instant.MIN;
        for (var credential : context.tx().credentials().of(client.id())) {
            var expires = credential.expires();
            if (credential.kind() == SecretKind.CLIENT_SECRET && last != null) {
                last = expires == null || expires.isAfter(last) ? expires : last;
            }
        }
        return last == null || last.equals(Instant.MIN) ? null : last;
    }
}
