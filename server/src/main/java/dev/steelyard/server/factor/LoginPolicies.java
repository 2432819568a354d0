package dev.steelyard.server.factor;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.application.SecondFactorPolicy;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.principal.BuiltInIds;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.user.User;
import java.util.Optional;

/**
 * Finds what a login through a client demands beside the password: the strictest of the policies of
 * the client's application, of the requested resource server and, for the management API, of staff.
 *
 * @param staff the policy for staff
 */
public record LoginPolicies(SecondFactorPolicy staff) {
    public SecondFactorPolicy of(Transaction tx, Client client, ResourceServer resource) {
        return ofApplication(tx, client).or(of(resource));
    }

    /** The policy of the client's application. */
    public static SecondFactorPolicy ofApplication(Transaction tx, Client client) {
        return Optional.ofNullable(client.application())
                .flatMap(tx.applications()::find)
                .map(Application::secondFactor)
                .orElse(SecondFactorPolicy.OFF);
    }

    /** The policy of the resource server, with that for staff where it is the management API. */
    public SecondFactorPolicy of(ResourceServer resource) {
        return resource.id().equals(BuiltInIds.MANAGEMENT)
                ? resource.secondFactor().or(staff)
                : resource.secondFactor();
    }

    /** The strictest policy that binds any login of the user. */
    public SecondFactorPolicy ofUser(Transaction tx, Id<User> user) {
        var ofStaff = tx.staff().find(user).isPresent() ? staff : SecondFactorPolicy.OFF;
        return tx.factorPolicies().binding(user).stream().reduce(ofStaff, SecondFactorPolicy::or);
    }
}
