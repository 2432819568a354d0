package dev.steelyard.admin.audit;

import static dev.steelyard.admin.binding.Binding.bind;

import dev.steelyard.admin.binding.Binding;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.seal.ExportEnd;
import dev.steelyard.domain.seal.ExportPage;
import dev.steelyard.domain.seal.ExportPage.Batch;
import dev.steelyard.domain.seal.ExportPage.Cursor;
import dev.steelyard.domain.seal.Seal;
import dev.steelyard.domain.seal.SealKeys;
import dev.steelyard.operations.audit.AuditOperations;
import dev.steelyard.operations.field.Filters;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Exports signed audit events with Merkle proofs, so that an auditor can verify that none was
 * changed. A reseller gets the events that concern it, the operator gets all. Thread-safe.
 */
public final class ExportAudit {
    private static final int SEALS = 100;

    /** Bytes. A page ends with the batch that exceeds this limit. */
    private static final int BYTES = 512 * 1024;

    private final OperationRunner runner;
    private final SealKeys keys;

    public ExportAudit(OperationRunner runner, SealKeys keys) {
        this.runner = runner;
        this.keys = keys;
    }

    public List<Binding<?, ?>> bindings() {
        return List.of(
                bind(
                        AuditOperations.EXPORT,
                        call ->
                                page(
                                        call.actor(),
                                        Objects.requireNonNullElse(
                                                call.filter(AuditOperations.PAGE), Cursor.START),
                                        call.filter(Filters.SINCE),
                                        call.filter(AuditOperations.UNTIL))));
    }

    /**
     * Returns one page.
     *
     * @param since earliest time of a seal; null: from the first
     * @param until exclusive end; null: up to the last
     */
    public Outcome<ExportPage> page(
            Actor actor, Cursor cursor, @Nullable Instant since, @Nullable Instant until) {
        return runner.read(
                actor, AuditOperations.EXPORT, context -> page(context, cursor, since, until));
    }

    private ExportPage page(
            OperationContext context,
            Cursor cursor,
            @Nullable Instant since,
            @Nullable Instant until) {
        var seals = context.tx().seals();
        var reseller = context.actor().reseller();
        var last = seals.last().orElse(null);
        long after = Math.max(cursor.after(), since == null ? 0 : seals.lastBefore(since));
        long upto = until == null ? numberOf(last) : seals.lastBefore(until);
        var found = seals.list(reseller, after, upto, SEALS);
        var batches = new ArrayList<Batch>();
        long bytes = 0;
        for (var seal : found) {
            if (bytes > BYTES) {
                break;
            }
            var batch = new Batch(seal, seals.events(seal.batch(), reseller));
            batches.add(batch);
            bytes += batch.events().stream().mapToLong(each -> each.canonical().length).sum();
        }
        boolean whole = reseller == null;
        long first = cursor.first() == 0 ? first(whole, batches) : cursor.first();
        if (batches.size() < found.size() || found.size() == SEALS) {
            var next = new Cursor(first, batches.getLast().seal().batch());
            return new ExportPage(whole, List.copyOf(batches), next, null);
        }
        long ends = whole ? upto : seals.lastNumber(reseller, upto);
        var end =
                new ExportEnd(
                        context.now(),
                        reseller,
                        first == 0 && ends > 0 ? ends + 1 : first,
                        ends,
                        seals.countUnsealed(reseller),
                        until);
        return new ExportPage(whole, List.copyOf(batches), null, end.sign(last, keys));
    }

    private static long first(boolean whole, List<Batch> batches) {
        return batches.stream()
                .mapToLong(
                        batch ->
                                whole
                                        ? batch.seal().batch()
                                        : batch.events().isEmpty()
                                                ? 0
                                                : batch.events().getFirst().number())
                .filter(number -> number > 0)
                .findFirst()
                .orElse(0);
    }

    private static long numberOf(@Nullable Seal seal) {
        return seal == null ? 0 : seal.batch();
    }
}
