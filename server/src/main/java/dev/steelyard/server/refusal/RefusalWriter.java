package dev.steelyard.server.refusal;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.id.IdGenerator;
import dev.steelyard.domain.principal.PrincipalRef;
import dev.steelyard.domain.refusal.RefusalCount;
import dev.steelyard.domain.refusal.StoredRefusal;
import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.store.StoreUnavailable;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.http.source.Source;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Collects the refused requests of this server node, and writes them to the store in batches. A
 * refusal costs no statement. Of one principal the newest of a batch are kept, so that a principal
 * refused a thousand times a second displaces no other; the rest is counted. The refusals since the
 * last batch are lost with the process. Thread-safe.
 */
public final class RefusalWriter {
    /** How often to {@link #flush}. */
    public static final Duration EVERY = Duration.ofSeconds(1);

    /** The most refusals of one principal in a batch. */
    public static final int OF_PRINCIPAL = 20;

    /** The most principals in a batch. */
    public static final int PRINCIPALS = 1_000;

    /** The most clients in a batch with a refusal of a caller that proved nothing. */
    public static final int UNPROVED = 20;

    private final Store store;
    private final IdGenerator ids;
    private final InstantSource clock;
    private Map<PrincipalRef, Waiting> waiting = new LinkedHashMap<>();
    private Map<Id<Client>, StoredRefusal> unproved = new LinkedHashMap<>();
    private Set<Source> unprovedFrom = new HashSet<>();
    private long unidentified;

    /** The refusals of one principal. */
    private static final class Waiting {
        private final ArrayDeque<StoredRefusal> newest = new ArrayDeque<>();
        private long more;

        void add(StoredRefusal refusal) {
            if (newest.size() == OF_PRINCIPAL) {
                newest.removeFirst();
                more++;
            }
            newest.addLast(refusal);
        }
    }

    public RefusalWriter(Store store, IdGenerator ids, InstantSource clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    /** Records a refusal that happens now. */
    public void refused(PrincipalRef principal, String reference, RefusedRequest what) {
        var refusal = kept(principal, reference, what);
        collect(principal, own -> own.add(refusal));
    }

    /**
     * Records a refusal that happens now, of a caller that names {@code client} without proof: of
     * each client and from each source one in a batch, apart from those of proved callers, so that
     * one source can't take the places of others. The rest is counted.
     */
    public void unproved(Id<Client> client, Source source, String reference, RefusedRequest what) {
        var refusal = kept(new PrincipalRef(client, null), reference, what);
        synchronized (this) {
            boolean free = unproved.size() < UNPROVED && !unproved.containsKey(client);
            if (free && unprovedFrom.add(source)) {
                unproved.put(client, refusal);
                return;
            }
        }
        refusedUnproved(client);
    }

    private StoredRefusal kept(PrincipalRef principal, String reference, RefusedRequest what) {
        return new StoredRefusal(
                ids.next(),
                reference,
                clock.instant(),
                what.resourceServer(),
                principal.client(),
                principal.user(),
                null,
                what.code(),
                what.method(),
                what.operation(),
                what.permission(),
                what.description());
    }

    /** Counts a refusal of a caller that claims to be that client without proof. */
    public void refusedUnproved(Id<Client> client) {
        collect(new PrincipalRef(client, null), own -> own.more++);
    }

    private synchronized void collect(PrincipalRef principal, Consumer<Waiting> one) {
        var own = waiting.get(principal);
        if (own == null && waiting.size() < PRINCIPALS) {
            own = new Waiting();
            waiting.put(principal, own);
        }
        if (own == null) {
            unidentified++;
        } else {
            one.accept(own);
        }
    }

    /** Counts a refusal of an unknown caller. */
    public synchronized void refusedUnidentified() {
        unidentified++;
    }

    /**
     * Writes the collected refusals. A batch that can't be written is given up, and only counted.
     *
     * @throws StoreUnavailable as the store does
     */
    public void flush() {
        Map<PrincipalRef, Waiting> batch;
        Map<Id<Client>, StoredRefusal> alone;
        long unknown;
        synchronized (this) {
            batch = waiting;
            alone = unproved;
            unknown = unidentified;
            waiting = new LinkedHashMap<>();
            unproved = new LinkedHashMap<>();
            unprovedFrom = new HashSet<>();
            unidentified = 0;
        }
        if (batch.isEmpty() && alone.isEmpty() && unknown == 0) {
            return;
        }
        boolean written = false;
        try {
            store.write(tx -> write(tx, batch, alone.values(), unknown));
            written = true;
        } finally {
            if (!written) {
                giveUp(batch, unknown + alone.size());
            }
        }
    }

    private int write(
            Transaction tx,
            Map<PrincipalRef, Waiting> batch,
            Collection<StoredRefusal> alone,
            long unknown) {
        var now = clock.instant();
        var refusals = new ArrayList<>(alone);
        var counts = new ArrayList<RefusalCount>();
        batch.forEach(
                (principal, own) -> {
                    refusals.addAll(own.newest);
                    if (own.more > 0) {
                        counts.add(new RefusalCount(principal.client(), now, own.more));
                    }
                });
        if (unknown > 0) {
            counts.add(new RefusalCount(null, now, unknown));
        }
        tx.refusals().count(counts);
        return tx.refusals().add(refusals);
    }

    private synchronized void giveUp(Map<PrincipalRef, Waiting> batch, long unknown) {
        unidentified += unknown;
        batch.values().forEach(own -> unidentified += own.newest.size() + own.more);
    }
}
