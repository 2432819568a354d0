package dev.steelyard.domain.token;

import dev.steelyard.domain.id.Id;

/**
 * What the store answers when something single-use is consumed: decided by one conditional UPDATE,
 * never by a look before a write.
 */
public sealed interface Redemption {
    /** It is yours, and nobody else's. */
    record First() implements Redemption {}

    /**
     * Refresh tokens only: presented again while its successor never was. The successor is dead,
     * the new one lives: an answer lost on the network costs nothing.
     */
    record Retry() implements Redemption {}

    /** It was used before: what it had issued must end. */
    record Replayed(Id<Family> family) implements Redemption {}

    /** There is no such thing, or it is over. */
    record Unknown() implements Redemption {}
}
