package dev.steelyard.domain.token;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.user.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Stores refresh tokens and their families, and rotates the tokens. A family has rows for its
 * current token and the one before; older and dead ones have no row.
 */
public interface RefreshTokens {
    /** Inserts a new family with its first token. */
    void begin(RefreshTokenFamily family, RefreshToken first);

    Optional<RefreshToken> find(Id<RefreshToken> id);

    Optional<RefreshTokenFamily> findFamily(Id<RefreshTokenFamily> id);

    /**
     * A token presented by a client, and its family.
     *
     * @param usable whether the family lives and this is its current token, or the one before while
     *     its successor was never presented. For information only: {@link #rotate} and {@link #use}
     *     decide
     */
    record Presented(RefreshToken token, RefreshTokenFamily family, boolean usable) {}

    /** The token with this secret, even if dead. */
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
     * Live families whose tokens' ids share the first half of {@code id}: those that began in the
     * same millisecond.
     */
    List<RefreshTokenFamily> familiesNear(Id<RefreshToken> id);

    /** See {@link Presented#usable}. */
    boolean usable(RefreshToken token);

    /**
     * Replaces the family's current token by {@code successor}, by one conditional UPDATE of the
     * family. {@code First}: {@code presented} was current. {@code Retry}: it was the one before
     * and its successor, now dead, was never presented. {@code Replayed}: it is older, or dead.
     * {@code Unknown}: the family has ended. After any number of concurrent calls exactly one
     * successor is live, and the family has two rows.
     */
    Redemption rotate(RefreshToken presented, RefreshToken successor, Instant now);

    /**
     * For families that do not rotate: {@code First} where {@code presented} is current, and the
     * time of its use is stored. {@code Replayed} or {@code Unknown} as with {@link #rotate}.
     */
    Redemption use(RefreshToken presented, Instant now);

    /** Ends a family; false where it had ended. */
    boolean end(Id<RefreshTokenFamily> id, Instant at);

    /** Ends all live families of {@code user} at clients within {@code reach}, and answers them. */
    List<RefreshTokenFamilyRef> endAll(Id<User> user, ClientSelection reach, Instant at);

    /** Ends all families of {@code client}, for every user. */
    void endAll(Id<Client> client, Instant at);

    List<RefreshTokenFamily> ofUser(Id<User> user);
}
