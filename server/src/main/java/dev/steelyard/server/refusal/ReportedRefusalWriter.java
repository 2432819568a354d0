package dev.steelyard.server.refusal;

import dev.steelyard.domain.id.IdGenerator;
import dev.steelyard.domain.refusal.ReportedRefusal;
import dev.steelyard.domain.refusal.StoredRefusal;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.domain.store.Transaction;
import java.util.List;

/** Stores the refused requests that API guards report. Thread-safe. */
public final class ReportedRefusalWriter {
    private final IdGenerator ids;

    public ReportedRefusalWriter(IdGenerator ids) {
        this.ids = ids;
    }

    /**
     * Records them in the transaction of their report.
     *
     * @param at the API that reports
     * @param rows of known principals that concern it
     * @return how many were recorded
     */
    public int keep(Transaction tx, ResourceServer at, List<ReportedRefusal> rows) {
        return tx.refusals().add(rows.stream().map(row -> kept(row, at)).toList());
    }

    private StoredRefusal kept(ReportedRefusal row, ResourceServer at) {
        return new StoredRefusal(
                ids.next(),
                row.reference(),
                row.at(),
                at.id(),
                row.principal().client(),
                row.principal().user(),
                null,
                row.code(),
                row.method(),
                row.operation(),
                row.permission(),
                null);
    }
}
