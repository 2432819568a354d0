package dev.steelyard.domain.key;

import java.time.Duration;
import java.time.Instant;

/**
 * The rotation schedule of the token signing keys, which says how long a key is published before it
 * signs, how long it signs, and how long it stays published after that.
 *
 * @param rotateEvery how long a key signs
 * @param publishAhead how long the next one is published before it signs
 * @param keep how long a key stays published after it stopped: longer than its last token lives
 */
public record KeySchedule(Duration rotateEvery, Duration publishAhead, Duration keep) {
    /** By then every node and guard knows a new key: they ask every second or sooner. */
    public static final Duration SPREAD = Duration.ofSeconds(5);

    public KeySchedule {
        if (publishAhead.compareTo(SPREAD) < 0 || publishAhead.compareTo(rotateEvery) >= 0) {
            throw new IllegalArgumentException(
                    "the time of publication ahead must be 5s at least, and shorter than the rotation interval");
        }
    }

    /** Whether it is time to publish the successor of {@code key}. */
    public boolean successorDue(StoredKey key, Instant now) {
        return key.retired() == null
                && !key.signsFrom().plus(rotateEvery).minus(publishAhead).isAfter(now);
    }

    /**
     * The time at which that successor, if published now, may sign: after {@link #publishAhead} at
     * the earliest.
     */
    public Instant successorSigns(StoredKey key, Instant now) {
        var due = key.signsFrom().plus(rotateEvery);
        var soonest = now.plus(publishAhead);
        return due.isAfter(soonest) ? due : soonest;
    }

    /** Whether the last token that {@code key} signed has expired, with a margin. */
    public boolean over(StoredKey key, Instant now) {
        var retired = key.retired();
        return retired != null && !retired.plus(keep).isAfter(now);
    }
}
