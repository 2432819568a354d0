package dev.steelyard.server.hashing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A queue of waiting password checks of limited length, in which no party, such as a source
 * network, takes all places. A party that waits already gets another place only while less than
 * half of the places are taken, and a quarter of them at most. Not thread-safe.
 */
final class BoundedQueue<W> {
    private final int places;
    private final FairQueue<W> rotation = new FairQueue<>();

    BoundedQueue(int places) {
        this.places = places;
    }

    /** Whether there was room for {@code waiter}. */
    boolean add(List<String> party, W waiter) {
        int own = rotation.waiting(party.getFirst());
        int waiting = rotation.waiting();
        boolean room =
                own == 0 ? waiting < places : waiting < places / 2 && own < mostOfOneParty(places);
        if (room) {
            rotation.add(party, waiter);
        }
        return room;
    }

    /** Of the outermost parties. */
    static int mostOfOneParty(int places) {
        return Math.max(1, places / 4);
    }

    @Nullable W next() {
        return rotation.next();
    }

    /** Removes a waiter that gave up; does nothing where it isn't here. */
    void remove(List<String> party, W waiter) {
        rotation.remove(party, waiter);
    }

    int waiting() {
        return rotation.waiting();
    }
}
