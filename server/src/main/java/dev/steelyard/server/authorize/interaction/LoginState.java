package dev.steelyard.server.authorize.interaction;

import dev.steelyard.domain.application.SecondFactorPolicy;
import dev.steelyard.domain.grant.Consent;
import dev.steelyard.domain.principal.PrincipalState;
import dev.steelyard.server.browser.SignedInUser;
import dev.steelyard.server.factor.UserFactors;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The logged-in user of an authorization request, if any, with the user's current permissions and
 * consent to the client.
 *
 * @param interaction the steps completed so far
 * @param person the user who is logged in; null: no login
 */
public record LoginState(Interaction interaction, @Nullable Person person) {
    /**
     * The logged-in user, and what it may do through the client.
     *
     * @param factors the second factors that it has
     * @param policy what the client and its API demand beside the password
     * @param consent what the user has allowed the client; null: never asked
     * @param state what the user may do through the client once it has consented
     * @param deletion when its account is going to be deleted; null: not at all
     */
    public record Person(
            SignedInUser signedIn,
            UserFactors factors,
            SecondFactorPolicy policy,
            @Nullable Consent consent,
            PrincipalState state,
            @Nullable Instant deletion) {}

    public @Nullable SignedInUser signedIn() {
        return person == null ? null : person.signedIn();
    }
}
