package dev.steelyard.admin.audit;

import static dev.steelyard.domain.permission.ManagementPermission.AUDIT_READ;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.audit.AuditEvent;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.seal.Seal;
import dev.steelyard.domain.seal.SealKeys;
import dev.steelyard.domain.seal.SealedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Signs new audit events in batches and chains each batch to the one before by its hash. Every node
 * may call it at any time. It reads, hashes and signs before the transaction that writes, so that
 * it delays no other writer. It takes the store's lock on seals; where another node was faster, it
 * discards its work. Thread-safe.
 */
public final class SealEvents {
    /** Events of one seal, at most. */
    static final int EVENTS = 256;

    /** Bytes of one seal, unless a single event is larger. */
    private static final int BYTES = 512 * 1024;

    private final OperationRunner runner;
    private final SealKeys keys;

    public SealEvents(OperationRunner runner, SealKeys keys) {
        this.runner = runner;
        this.keys = keys;
    }

    /**
     * Seals until no event is left or another node is sealing; returns the number of events sealed
     * here.
     */
    public int seal() {
        int sealed = 0;
        while (true) {
            var batch = done(runner.read(Actor.system(), AUDIT_READ, this::batch));
            if (batch.isEmpty()
                    || !done(runner.write(Actor.system(), AUDIT_READ, batch.get()::add))) {
                return sealed;
            }
            sealed += batch.get().events().size();
        }
    }

    private record Batch(@Nullable Seal previous, Seal seal, List<SealedEvent> events) {
        boolean add(OperationContext context) {
            var seals = context.tx().seals();
            seals.lock();
            var last = seals.last().map(Seal::jws).orElse(null);
            if (!Objects.equals(last, previous == null ? null : previous.jws())) {
                return false;
            }
            seals.insert(seal, events);
            return true;
        }
    }

    private Optional<Batch> batch(OperationContext context) {
        var unsealed = context.tx().seals().unsealed(EVENTS);
        if (unsealed.isEmpty()) {
            return Optional.empty();
        }
        var previous = context.tx().seals().last().orElse(null);
        var events = numbered(context, unsealed, previous == null ? 1 : previous.batch() + 1);
        var hashes = events.stream().map(SealedEvent::hash).toList();
        return Optional.of(
                new Batch(previous, Seal.after(previous, context.now(), hashes, keys), events));
    }

    private static List<SealedEvent> numbered(
            OperationContext context, List<AuditEvent> unsealed, long batch) {
        Map<Optional<Id<Reseller>>, Long> numbers = new HashMap<>();
        var events = new ArrayList<SealedEvent>();
        int bytes = 0;
        for (var event : unsealed) {
            var owner = Optional.ofNullable(event.reseller());
            long number = numbers.computeIfAbsent(owner, _ -> last(context, event.reseller())) + 1;
            var sealed =
                    new SealedEvent(
                            event, batch, events.size(), number, context.secrets().nextSalt());
            bytes += sealed.canonical().length;
            if (bytes > BYTES && !events.isEmpty()) {
                break;
            }
            numbers.put(owner, number);
            events.add(sealed);
        }
        return List.copyOf(events);
    }

    private static long last(OperationContext context, @Nullable Id<Reseller> owner) {
        return context.tx().seals().lastNumber(owner, Long.MAX_VALUE);
    }

    private static <T> T done(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Done<T>(var value)) {
            return value;
        }
        throw new IllegalStateException("the system actor was refused: " + outcome);
    }
}
