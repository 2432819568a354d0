package dev.steelyard.domain.derivation;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.principal.PrincipalRef;
import dev.steelyard.domain.principal.PrincipalState;
import dev.steelyard.domain.principal.Tenancy;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.domain.store.Transaction;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * Computes the current permissions of many users and clients at one API from one snapshot of the
 * store. Many states take hardly more statements than one. Used by one thread, inside the
 * transaction.
 */
public final class PrincipalStateService {
    private final Transaction tx;
    private final ResourceServer at;
    private final SnapshotReader rows;

    /** At the resource server {@code at}. */
    public PrincipalStateService(Transaction tx, ResourceServer at, Instant now) {
        this.tx = tx;
        this.at = at;
        this.rows = new SnapshotReader(tx, at, now);
    }

    /** The state of {@code ref} at the resource server {@code at}. */
    public static PrincipalState state(
            Transaction tx, PrincipalRef ref, ResourceServer at, Instant now) {
        return new PrincipalStateService(tx, at, now).state(ref);
    }

    /**
     * The state that {@code ref} would have if its user consented; it limits what a consent page
     * can ask for.
     */
    public static PrincipalState stateOnceConsented(
            Transaction tx, PrincipalRef ref, ResourceServer at, Instant now) {
        return new PrincipalStateDeriver(tx, at, new SnapshotReader(tx, at, now), true).state(ref);
    }

    /**
     * Announces that the states of {@code refs} will be asked for; their common rows are read at
     * once.
     */
    public void expect(Collection<PrincipalRef> refs) {
        rows.ahead(refs);
    }

    /** The state of {@code ref}. */
    public PrincipalState state(PrincipalRef ref) {
        return new PrincipalStateDeriver(tx, at, rows, false).state(ref);
    }

    /** The state of an unknown user of {@code client}: refused. */
    public PrincipalState stateOfNobody(Id<Client> client) {
        return new PrincipalStateDeriver(tx, at, rows, false).stateOfNobody(client);
    }

    /** The client as the states see it. */
    public Optional<Client> client(Id<Client> id) {
        return rows.client(id);
    }

    /** The reseller that owns a client; empty: the operator's client, or an unknown one. */
    public static Optional<Id<Reseller>> owner(Transaction tx, Id<Client> id) {
        return tx.clients()
                .find(id)
                .flatMap(client -> Optional.ofNullable(client.application()))
                .flatMap(application -> tx.applications().find(application))
                .map(Application::reseller);
    }

    /** The application with its reseller, or nothing where either is unknown. */
    public static Optional<Tenancy> tenancy(Transaction tx, Id<Application> id) {
        return tx.applications()
                .find(id)
                .flatMap(
                        application ->
                                tx.resellers()
                                        .find(application.reseller())
                                        .map(
                                                reseller ->
                                                        new Tenancy(
                                                                application,
                                                                reseller,
                                                                tx.contacts()
                                                                        .find(reseller.id())
                                                                        .page())));
    }
}
