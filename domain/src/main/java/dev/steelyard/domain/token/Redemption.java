package dev.steelyard.domain.token;

import dev.steelyard.domain.id.Id;

/**
 * The result of redeeming an authorization code or another single-use token, which is first use,
 * retry, replay or unknown. It is decided by one conditional UPDATE, never by a check before a
 * write.
 */
public sealed interface Redemption {
    /** This call consumed it, and no other can. */
    record First() implements Redemption {}

    /**
     * Refresh tokens only: presented again before its successor was. That successor is dead, the
     * new one lives: an answer lost on the network costs nothing.
     */
    record Retry() implements Redemption {}

    /** It was used before: all tokens issued from it must end. */
    record Replayed(Id<RefreshTokenFamily> family) implements Redemption {}

    /** It does not exist, or has ended. */
    record Unknown() implements Redemption {}
}
