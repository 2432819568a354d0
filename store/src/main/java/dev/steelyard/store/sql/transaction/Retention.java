package dev.steelyard.store.sql.transaction;

import java.time.Duration;

/**
 * The periods for which expired codes, idle sessions, decision counts and refused requests are
 * stored before their rows are deleted. If it were deleted sooner, a row would seem never to have
 * existed while it, or a token that it gave, still lives.
 *
 * @param usedCodes after a code's end: until the access tokens that it gave have ended, which a
 *     replay revokes and whose claims it knows
 * @param idleSessions since a session was last seen: until it can't be used any more
 * @param idleFamilies since a refresh token was last presented: until its family can't be used any
 *     more
 * @param decisions since the last of its kind: so long a change can be rehearsed on one
 * @param refusals since a request was refused: so long the reason can be asked for
 */
public record Retention(
        Duration usedCodes,
        Duration idleSessions,
        Duration idleFamilies,
        Duration decisions,
        Duration refusals) {}
