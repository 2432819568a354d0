package dev.steelyard.cli.audit.verify;

import dev.steelyard.cli.audit.format.ExportLine;

/** A batch of audit events under one signed seal, which verifies each event that is added to it. */
sealed interface Batch permits WholeBatch, UnlistedBatch, PartOfBatch, UnprovenBatch {
    /** The maximum of events kept beyond the size of the batch, to tell them apart. */
    int SURPLUS = 1000;

    void add(long line, ExportLine.Event event);

    /**
     * Reports what is wrong with the added events.
     *
     * @return how many of them are proven by the seal
     */
    long close();
}
