package dev.steelyard.store.sql.transaction;

import java.time.Duration;

/**
 * How long what has an end by the program's settings stays known beyond it: deleted sooner, it
 * would answer as if it had never been, while it still lives or what it gave does.
 *
 * @param usedCodes after a code's end: until the access tokens that it gave have ended, which a
 *     replay revokes and whose claims it knows
 * @param idleSessions since a session was last seen: until it can't be used any more
 * @param idleFamilies since a refresh token was last presented: until its family can't be used any
 *     more
 * @param decisions since the last of its kind: so long a change can be rehearsed on one
 * @param refusals since somebody was refused: so long it can be asked why
 */
public record Retention(
        Duration usedCodes,
        Duration idleSessions,
        Duration idleFamilies,
        Duration decisions,
        Duration refusals) {}
