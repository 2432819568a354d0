package dev.steelyard.cli.audit.verify;

import dev.steelyard.cli.audit.format.ExportLine;

/** Verifies the events under one seal of an audit export. For one thread. */
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
