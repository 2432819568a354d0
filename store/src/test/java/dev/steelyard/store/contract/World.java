package dev.steelyard.store.contract;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.application.SecondFactorPolicy;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.id.IdGenerator;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.reseller.ResellerStatus;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.domain.secret.SecretGenerator;
import dev.steelyard.domain.secret.SecretHash;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.domain.session.Acr;
import dev.steelyard.domain.session.Authentication;
import dev.steelyard.domain.session.LoginBrowser;
import dev.steelyard.domain.session.LoginMethod;
import dev.steelyard.domain.session.Session;
import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.domain.user.User;
import dev.steelyard.testkit.domain.ClientBuilder;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.function.Consumer;

/** Makes stored things for tests to work on. */
final class World {
    private final SecureRandom random = new SecureRandom();
    private final Store store;
    private final InstantSource clock;
    private final IdGenerator ids;

    World(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        this.ids = new IdGenerator(clock, random);
    }

    <T> Id<T> id() {
        return ids.next();
    }

    /** As the store keeps it: in milliseconds. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    SecretHash hash() {
        return new SecretGenerator(random).next(SecretKind.SESSION, id()).hash();
    }

    void write(Consumer<Transaction> work) {
        store.write(
                tx -> {
                    work.accept(tx);
                    return true;
                });
    }

    Reseller reseller() {
        var reseller = new Reseller(id(), "Weighwright", ResellerStatus.ACTIVE, 1);
        write(tx -> tx.resellers().insert(reseller));
        return reseller;
    }

    Application application() {
        return application(reseller());
    }

    Application application(Reseller owner) {
        var application =
                new Application(
                        id(),
                        owner.id(),
                        "Mill Lane",
                        "Mill Lane Ltd",
                        null,
                        false,
                        SecondFactorPolicy.OFF,
                        1);
        write(tx -> tx.applications().insert(application));
        return application;
    }

    ResourceServer resourceServer() {
        Id<ResourceServer> id = id();
        var server =
                new ResourceServer(
                        id,
                        "https://api.example.com/" + id,
                        "API",
                        true,
                        false,
                        SecondFactorPolicy.OFF,
                        1);
        write(tx -> tx.resourceServers().insert(server));
        return server;
    }

    Role role(Application application, String name) {
        var role =
                new Role(
                        id(),
                        application.id(),
                        name,
                        "reads",
                        Set.of("documents:read", "collections:read"),
                        1);
        write(tx -> tx.roles().insert(role));
        return role;
    }

    User user() {
        Id<User> id = id();
        var user = new User(id, new EmailAddress(id + "@Example.com"), "Ada", true, false, 1);
        write(tx -> tx.users().insert(user));
        return user;
    }

    Client client(Application application, Role... roles) {
        var client = unsaved(application, roles);
        write(tx -> tx.clients().insert(client));
        return client;
    }

    Client client() {
        return client(application());
    }

    /** One that belongs to no application. */
    Client managementClient() {
        var like = unsaved(application());
        var client =
                ClientBuilder.like(like)
                        .application(null)
                        .authority(new Authority.Operator())
                        .management(Set.of())
                        .roles(Set.of())
                        .suspended(false)
                        .version(1)
                        .build();
        write(tx -> tx.clients().insert(client));
        return client;
    }

    Client unsaved(Application application, Role... roles) {
        return ClientBuilder.of(id())
                .application(application.id())
                .name("Spreadsheet")
                .grantTypes(Set.of(GrantType.CLIENT_CREDENTIALS, GrantType.AUTHORIZATION_CODE))
                .redirectUris(
                        Set.of("https://app.example.com/callback", "http://127.0.0.1/callback"))
                .postLogoutRedirectUris(Set.of("https://app.example.com/"))
                .origins(Set.of("https://app.example.com"))
                .roles(
                        Set.of(roles).stream()
                                .map(Role::id)
                                .collect(java.util.stream.Collectors.toSet()))
                .build();
    }

    /** A login by password and authenticator app. */
    Authentication authentication() {
        return new Authentication(now(), Acr.PASSWORD, Set.of(LoginMethod.PWD, LoginMethod.OTP));
    }

    Session session(User user) {
        var session =
                new Session(
                        id(),
                        user.id(),
                        hash(),
                        now(),
                        now(),
                        now(),
                        Set.of(LoginMethod.PWD),
                        LoginBrowser.of("curl/8.5.0", "192.0.2.1"),
                        null);
        write(tx -> tx.sessions().insert(session));
        return session;
    }
}
