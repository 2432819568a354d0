package dev.steelyard.server.authorize.interaction;

import dev.steelyard.domain.grant.Consent;
import dev.steelyard.domain.principal.PrincipalState;
import dev.steelyard.server.browser.SignedIn;
import org.jspecify.annotations.Nullable;

/**
 * What is stored about a request's person, from one look at the store.
 *
 * @param interaction what was done in this interaction
 * @param person who is logged in; null: no login
 */
public record LoginState(Interaction interaction, @Nullable Person person) {
    /**
     * The person, and how it stands to the client.
     *
     * @param consent what the user has allowed the client; null: was never asked
     * @param state what the user may do through the client once it has consented
     */
    public record Person(SignedIn signedIn, @Nullable Consent consent, PrincipalState state) {}

    public @Nullable SignedIn signedIn() {
        return person == null ? null : person.signedIn();
    }
}
