package dev.steelyard.cli.audit.verify;

import dev.steelyard.cli.audit.format.ExportLine;
import dev.steelyard.cli.audit.verify.Finding.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A batch of audit events without a valid signature, so that none of its events can be verified.
 */
final class UnprovenBatch implements Batch {
    private final FindingCollector findings;
    private final @Nullable String why;

    /**
     * @param why reported for each event; null: the finding about the seal suffices
     */
    UnprovenBatch(FindingCollector findings, @Nullable String why) {
        this.findings = findings;
        this.why = why;
    }

    @Override
    public void add(long line, ExportLine.Event event) {
        if (why != null) {
            findings.add(line, Kind.ADDED, event.id(), why);
        }
    }

    @Override
    public long close() {
        return 0;
    }
}
