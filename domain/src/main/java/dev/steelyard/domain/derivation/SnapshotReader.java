package dev.steelyard.domain.derivation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.credential.Credential;
import dev.steelyard.domain.contact.Contact;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Permission;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.principal.PrincipalRef;
import dev.steelyard.domain.principal.Tenancy;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.token.Revocation;
import dev.steelyard.domain.user.User;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the roles, ceilings, memberships and other rows from which permissions are computed, in one
 * transaction. The transaction changes none of them. Used by one thread.
 */
final class SnapshotReader {
    private final Transaction tx;
    private final ResourceServer at;
    private final Instant now;
    private final BatchedLookup<Id<Client>, Client> clients;
    private final BatchedLookup<Id<Client>, List<Credential>> keys;
    private final BatchedLookup<Id<Client>, List<Revocation>> revocations;
    private final BatchedLookup<Id<User>, User> users;
    private final BatchedLookup<Id<Application>, Application> applications;
    private final BatchedLookup<Id<Reseller>, Reseller> resellers;
    private final BatchedLookup<Id<?>, Set<String>> ceilings;
    private final BatchedLookup<Id<?>, Contact> contacts;
    private final BatchedLookup<Id<Role>, Role> roles;
    private final long head;
    private @Nullable Map<String, Permission> catalogue;

    SnapshotReader(Transaction tx, ResourceServer at, Instant now) {
        this.tx = tx;
        this.at = at;
        this.now = now;
        head = tx.head();
        clients = new BatchedLookup<>(ids -> by(tx.clients().findAll(ids), Client::id));
        keys =
                new BatchedLookup<>(
                        ids ->
                                tx.credentials().liveKeys(ids, now).stream()
                                        .collect(groupingBy(key -> new Id<>(key.holder().hex()))));
        revocations =
                new BatchedLookup<>(
                        ids ->
                                tx.revocations().ofThemselves(ids, now).stream()
                                        .collect(
                                                groupingBy(
                                                        revocation ->
                                                                Objects.requireNonNull(
                                                                        revocation.client()))));
        users = new BatchedLookup<>(ids -> by(tx.users().findAll(ids), User::id));
        applications =
                new BatchedLookup<>(ids -> by(tx.applications().findAll(ids), Application::id));
        resellers = new BatchedLookup<>(ids -> by(tx.resellers().findAll(ids), Reseller::id));
        ceilings = new BatchedLookup<>(tx.ceilings()::ofAll);
        contacts = new BatchedLookup<>(tx.contacts()::ofAll);
        roles = new BatchedLookup<>(ids -> by(tx.roles().findAll(ids), Role::id));
    }

    private static <K, V> Map<K, V> by(List<V> rows, Function<V, K> id) {
        return rows.stream().collect(toMap(id, Function.identity()));
    }

    /**
     * Reads the rows for the states of {@code refs} in advance, except those of a user in one
     * application.
     */
    void ahead(Collection<PrincipalRef> refs) {
        clients.ahead(refs.stream().map(PrincipalRef::client).toList());
        users.ahead(refs.stream().flatMap(ref -> Stream.ofNullable(ref.user())).toList());
        var found =
                refs.stream()
                        .map(PrincipalRef::client)
                        .distinct()
                        .flatMap(id -> client(id).stream())
                        .toList();
        keys.ahead(found.stream().map(Client::id).toList());
        var themselves =
                refs.stream().filter(ref -> ref.user() == null).map(PrincipalRef::client).toList();
        revocations.ahead(themselves);
        if (at.builtIn()) {
            return;
        }
        var linked =
                found.stream()
                        .flatMap(client -> Stream.ofNullable(client.application()))
                        .collect(toSet());
        applications.ahead(linked);
        var owners =
                linked.stream()
                        .flatMap(id -> applications.get(id).stream())
                        .map(Application::reseller)
                        .collect(toSet());
        resellers.ahead(owners);
        contacts.ahead(List.copyOf(owners));
        ceilings.ahead(Stream.<Id<?>>concat(linked.stream(), owners.stream()).toList());
        roles.ahead(
                themselves.stream()
                        .flatMap(id -> client(id).stream())
                        .flatMap(client -> client.roles().stream())
                        .toList());
    }

    /** The number of the last change that the snapshot has seen. */
    long head() {
        return head;
    }

    Optional<Client> client(Id<Client> id) {
        return clients.get(id);
    }

    Optional<User> user(Id<User> id) {
        return users.get(id);
    }

    Optional<Reseller> reseller(Id<Reseller> id) {
        return resellers.get(id);
    }

    Optional<Tenancy> tenancy(Id<Application> id) {
        return applications
                .get(id)
                .flatMap(
                        application ->
                                reseller(application.reseller())
                                        .map(
                                                reseller ->
                                                        new Tenancy(
                                                                application,
                                                                reseller,
                                                                page(reseller.id()))));
    }

    private @Nullable String page(Id<Reseller> id) {
        return contacts.get(id).map(Contact::page).orElse(null);
    }

    Set<String> ceiling(Id<?> holder) {
        return ceilings.get(holder).orElse(Set.of());
    }

    /** Those that exist, in the order of {@code ids}. */
    List<Role> roles(Collection<Id<Role>> ids) {
        roles.ahead(ids);
        return ids.stream().flatMap(id -> roles.get(id).stream()).toList();
    }

    /** API keys that have not ended. */
    List<Credential> keys(Id<Client> client) {
        return keys.get(client).orElse(List.of());
    }

    List<Revocation> revocations(PrincipalRef ref) {
        return ref.user() == null
                ? revocations.get(ref.client()).orElse(List.of())
                : tx.revocations().of(ref.client(), ref.user(), now);
    }

    /** The permissions of the resource server, by name. */
    Map<String, Permission> catalogue() {
        var known = catalogue;
        if (known == null) {
            known = by(tx.permissions().of(at.id()), Permission::name);
            catalogue = known;
        }
        return known;
    }
}
