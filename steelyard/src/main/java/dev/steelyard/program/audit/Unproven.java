package dev.steelyard.program.audit;

import dev.steelyard.program.audit.Finding.Kind;
import org.jspecify.annotations.Nullable;

/** Events that nothing in the file can prove. */
final class Unproven implements Batch {
    private final Findings findings;
    private final @Nullable String why;

    /**
     * @param why said of each event; null: the seal above it was found wrong, and that is enough
     */
    Unproven(Findings findings, @Nullable String why) {
        this.findings = findings;
        this.why = why;
    }

    @Override
    public void add(long line, Line.Event event) {
        if (why != null) {
            findings.add(line, Kind.ADDED, event.id(), why);
        }
    }

    @Override
    public long close() {
        return 0;
    }
}
