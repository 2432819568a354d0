package dev.steelyard.cli.audit.verify;

import dev.steelyard.cli.audit.format.ExportLine;

/** The events that stand under one seal in the file. For one thread. */
sealed interface Batch permits WholeBatch, UnlistedBatch, PartOfBatch, UnprovenBatch {
    /** Above the size of the batch: so many events are kept, to be told apart. */
    int SURPLUS = 1000;

    void add(long line, ExportLine.Event event);

    /**
     * Says what is wrong with the events that were added.
     *
     * @return how many of them are what was sealed
     */
    long close();
}
