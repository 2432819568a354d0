package dev.steelyard.server.feed.report;

import static java.util.stream.Collectors.toSet;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.principal.PrincipalRef;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.user.User;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The users and clients named in a guard's report that exist in the store and can call the guarded
 * API. They are clients of an application, and users. Whether the user may still use the client
 * doesn't matter: the refusal may say just that. Two reads, however many principals.
 */
record KnownPrincipals(Set<Id<Client>> clients, Set<Id<User>> users) {

    static KnownPrincipals among(
            Collection<PrincipalRef> principals, Transaction tx, ResourceServer at) {
        var clients = principals.stream().map(PrincipalRef::client).collect(toSet());
        var users =
                principals.stream()
                        .flatMap(principal -> Stream.ofNullable(principal.user()))
                        .collect(toSet());
        return new KnownPrincipals(
                tx.clients().findAll(clients).stream()
                        .filter(client -> at.builtIn() == (client.application() == null))
                        .map(Client::id)
                        .collect(toSet()),
                tx.users().findAll(users).stream().map(User::id).collect(toSet()));
    }

    boolean has(PrincipalRef principal) {
        var user = principal.user();
        return clients.contains(principal.client()) && (user == null || users.contains(user));
    }
}
