package dev.steelyard.server.refusal;

import dev.steelyard.domain.id.Ids;
import dev.steelyard.domain.refusal.KeptRefusal;
import dev.steelyard.domain.refusal.ReportedRefusal;
import dev.steelyard.domain.report.ReportKeeper;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.domain.store.Transaction;
import java.time.Instant;
import java.util.List;

/** Keeps the refusals that guards report. Thread-safe. */
public final class ReportedRefusals implements ReportKeeper<ReportedRefusal> {
    private final Ids ids;

    public ReportedRefusals(Ids ids) {
        this.ids = ids;
    }

    @Override
    public int keep(Transaction tx, ResourceServer at, List<ReportedRefusal> rows, Instant now) {
        return tx.refusals().add(rows.stream().map(row -> kept(row, at)).toList());
    }

    private KeptRefusal kept(ReportedRefusal row, ResourceServer at) {
        return new KeptRefusal(
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
