package dev.steelyard.domain.token;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.user.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Refresh tokens and their families. A family knows its current token and the one before, whose
 * successor the current one is; older and dead ones have no row.
 */
public interface RefreshTokens {
    /** A new family with its first token. */
    void begin(Family family, RefreshToken first);

    Optional<RefreshToken> find(Id<RefreshToken> id);

    Optional<Family> findFamily(Id<Family> id);

    /**
     * A token that somebody has, and its family.
     *
     * @param usable whether the family lives and this is its current token, or the one before while
     *     its successor was never presented. Only a look: {@link #rotate} and {@link #use} decide
     */
    record Presented(RefreshToken token, Family family, boolean usable) {}

    /** The token that {@code secret} is, whatever has become of it. */
    default Optional<Presented> presented(Secret secret) {
        return find(secret.id())
                .filter(token -> token.hash().matches(secret))
                .flatMap(
                        token ->
                                findFamily(token.family())
                                        .map(
                                                family ->
                                                        new Presented(
                                                                token, family, usable(token))));
    }

    /**
     * The families that live and whose tokens have ids of the first half of {@code id}: those that
     * began within one millisecond.
     */
    List<Family> familiesNear(Id<RefreshToken> id);

    /** See {@link Presented#usable}. */
    boolean usable(RefreshToken token);

    /**
     * Puts {@code successor} in the place of the family's current token, by one conditional UPDATE
     * of the family. {@code First}: {@code presented} was current. {@code Retry}: it was the one
     * before and its successor was never presented; that one is dead. {@code Replayed}: it is
     * older, or dead. {@code Unknown}: the family has ended. After any number of concurrent calls
     * exactly one successor is live, and the family has two rows.
     */
    Redemption rotate(RefreshToken presented, RefreshToken successor, Instant now);

    /**
     * For families that do not rotate: {@code First} where {@code presented} is current, and the
     * time of its use is noted. {@code Replayed} or {@code Unknown} as with {@link #rotate}.
     */
    Redemption use(RefreshToken presented, Instant now);

    /** Whether it was alive. */
    boolean end(Id<Family> id, Instant at);

    /** Ends all of {@code user} at clients within {@code reach} that live; which these were. */
    List<FamilyRef> endAll(Id<User> user, Reach reach, Instant at);

    /** Ends all of {@code client}, whoever's they are. */
    void endAll(Id<Client> client, Instant at);

    List<Family> ofUser(Id<User> user);
}
