package dev.steelyard.domain.token;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.user.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Stores authorization codes and redeems each at most once. {@code Transaction} describes versions.
 */
public interface Codes {
    void insert(AuthorizationCode code);

    Optional<AuthorizationCode> find(Id<AuthorizationCode> id);

    /** The code that began {@code family}, as long as used codes are kept. */
    Optional<AuthorizationCode> ofFamily(Id<RefreshTokenFamily> family);

    /**
     * Redeems it by one conditional UPDATE: of any number of concurrent calls exactly one is
     * answered {@code First}. Never answers {@code Retry}.
     */
    Redemption redeem(Id<AuthorizationCode> id, Instant now);

    /**
     * Ends the codes of {@code user} at clients within {@code reach} that are not redeemed; answers
     * the families of the redeemed ones, as long as used codes are kept.
     */
    List<RefreshTokenFamilyRef> endAll(Id<User> user, ClientSelection reach);

    /** Ends all codes of {@code client} that are not redeemed; waits for redemptions under way. */
    void endAll(Id<Client> client);
}
