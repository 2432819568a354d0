package dev.steelyard.program.audit;

/** The events that stand under one seal in the file. For one thread. */
sealed interface Batch permits WholeBatch, UnlistedBatch, PartOfBatch, Unproven {
    /** Above the size of the batch: so many events are kept, to be told apart. */
    int SURPLUS = 1000;

    void add(long line, Line.Event event);

    /**
     * Says what is wrong with the events that were added.
     *
     * @return how many of them are what was sealed
     */
    long close();
}
