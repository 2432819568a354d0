package dev.steelyard.server.account.access;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.derivation.PrincipalStateService;
import dev.steelyard.domain.grant.Consent;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.principal.PrincipalRef;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.token.RefreshTokenFamily;
import dev.steelyard.domain.user.User;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads a user's consents, and what the client of each may do today. Thread-safe. */
final class ProgramReader {
    private static final int MOST = 100;

    private final Store store;
    private final InstantSource clock;

    /**
     * A client that the user consented to.
     *
     * @param application null: a client of the management API
     * @param permissions the names of those that it has today
     * @param used when it last got tokens by itself; null: never
     */
    record Program(
            Consent consent,
            Client client,
            @Nullable Application application,
            Set<String> permissions,
            @Nullable Instant used) {}

    ProgramReader(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    int count(Id<User> user) {
        return store.read(tx -> consents(tx, user)).size();
    }

    /** By the names of the clients. */
    List<Program> of(Id<User> user) {
        return store.read(
                tx -> {
                    var consents = consents(tx, user);
                    var permissions = permissions(tx, consents);
                    var families = tx.refreshTokens().ofUser(user);
                    var programs = new ArrayList<Program>();
                    for (int i = 0; i < consents.size(); i++) {
                        var consent = consents.get(i);
                        var client = tx.clients().find(consent.client()).orElseThrow();
                        programs.add(
                                new Program(
                                        consent,
                                        client,
                                        application(tx, client).orElse(null),
                                        permissions.get(i),
                                        used(families, client)));
                    }
                    programs.sort(Comparator.comparing(program -> program.client().name()));
                    return programs;
                });
    }

    private static List<Consent> consents(Transaction tx, Id<User> user) {
        return tx.consents().ofUser(user, null, new PageRequest(null, MOST));
    }

    /** Many states at one API take hardly more statements than one. */
    private List<Set<String>> permissions(Transaction tx, List<Consent> consents) {
        var all = new ArrayList<Set<String>>();
        consents.forEach(_ -> all.add(new TreeSet<>()));
        var refs =
                consents.stream()
                        .map(consent -> new PrincipalRef(consent.client(), consent.user()))
                        .toList();
        for (var api : tx.resourceServers().list()) {
            var states = new PrincipalStateService(tx, api, clock.instant());
            states.expect(refs);
            for (int i = 0; i < consents.size(); i++) {
                var consent = consents.get(i);
                var now = new TreeSet<>(states.state(refs.get(i)).permissions());
                if (!consent.everything().contains(api.identifier())) {
                    now.retainAll(consent.scopes());
                }
                all.get(i).addAll(now);
            }
        }
        return all;
    }

    private static Optional<Application> application(Transaction tx, Client client) {
        return Optional.ofNullable(client.application()).flatMap(tx.applications()::find);
    }

    private static @Nullable Instant used(List<RefreshTokenFamily> families, Client client) {
        return families.stream()
                .filter(family -> family.client().equals(client.id()))
                .map(RefreshTokenFamily::lastUsed)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
