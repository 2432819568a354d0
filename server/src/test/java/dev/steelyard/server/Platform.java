package dev.steelyard.server;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.application.SecondFactorPolicy;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.client.credential.Credential;
import dev.steelyard.domain.client.metadata.ClientSettings;
import dev.steelyard.domain.client.metadata.ClientType;
import dev.steelyard.domain.client.metadata.LogoutChannels;
import dev.steelyard.domain.client.setting.FlowSettings;
import dev.steelyard.domain.client.setting.SettingValues;
import dev.steelyard.domain.client.setting.TokenSettings;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.id.IdGenerator;
import dev.steelyard.domain.permission.Ceiling;
import dev.steelyard.domain.permission.Permission;
import dev.steelyard.domain.permission.PrincipalKind;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.permission.Surface;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.reseller.ResellerStatus;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.domain.secret.SecretGenerator;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.domain.user.Membership;
import dev.steelyard.domain.user.Password;
import dev.steelyard.domain.user.User;
import dev.steelyard.testkit.MovableClock;
import dev.steelyard.testkit.domain.ClientBuilder;
import dev.steelyard.testkit.domain.QuickHasher;
import java.security.SecureRandom;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A small platform in a store: one API, one application, Ada who may read and write documents
 * there, Bob who is no member, and clients of several kinds.
 */
public final class Platform {
    public static final String API = "https://api.example.com";
    public static final String ADA = "ada@example.com";
    public static final String BOB = "bob@example.com";
    public static final String PASSWORD = "correct horse battery";
    public static final String REDIRECT_URI = "https://app.example.com/callback";
    public static final String LOGGED_OUT_URI = "https://app.example.com/bye";
    public static final String ORIGIN = "https://app.example.com";

    public final Store store;
    public final IdGenerator ids;
    public final User ada;
    public final User bob;
    public final Application application;
    public final Role role;

    /** Confidential, with every grant of the code flow. */
    public final Client client;

    public final String secret;

    /** Public, without refresh tokens, on the user's own machine. */
    public final Client publicClient;

    /** The operator's own. */
    public final Client trustedClient;

    /** Confidential and exempt from PKCE. */
    public final Client exemptClient;

    /** For client credentials only. */
    public final Client machine;

    public final Client suspended;

    private final SecretGenerator secrets;
    private final Reseller reseller;

    public Platform(Store store, MovableClock clock, QuickHasher hasher) {
        this.store = store;
        var random = new SecureRandom();
        ids = new IdGenerator(clock, random);
        secrets = new SecretGenerator(random);
        reseller = new Reseller(ids.next(), "Weighers & Sons", ResellerStatus.ACTIVE, 1);
        application =
                new Application(
                        ids.next(),
                        reseller.id(),
                        "Mill Lane",
                        "Mill Lane Ltd",
                        null,
                        false,
                        SecondFactorPolicy.OFF,
                        1);
        role =
                new Role(
                        ids.next(),
                        application.id(),
                        "Clerk",
                        "",
                        Set.of("documents:read", "documents:write"),
                        1);
        ada = user(ADA, "Ada Lovelace");
        bob = user(BOB, "Bob");
        client =
                client(
                        ClientType.CONFIDENTIAL,
                        REDIRECT_URI,
                        ClientSettings.SAFE,
                        codeAndRefresh());
        publicClient =
                client(
                        ClientType.PUBLIC,
                        "http://127.0.0.1/callback",
                        ClientSettings.SAFE,
                        Set.of(GrantType.AUTHORIZATION_CODE));
        trustedClient =
                client(
                        ClientType.CONFIDENTIAL,
                        REDIRECT_URI,
                        FlowSettings.SKIP_CONSENT.in(ClientSettings.SAFE, true),
                        codeAndRefresh());
        exemptClient =
                client(
                        ClientType.CONFIDENTIAL,
                        REDIRECT_URI,
                        SettingValues.NONE
                                .with(FlowSettings.REQUIRE_PKCE, false)
                                .with(TokenSettings.ID_TOKEN_ALGORITHM, "ES256")
                                .over(ClientSettings.SAFE),
                        codeAndRefresh());
        machine =
                client(
                        ClientType.CONFIDENTIAL,
                        REDIRECT_URI,
                        ClientSettings.SAFE,
                        Set.of(GrantType.CLIENT_CREDENTIALS));
        suspended =
                ClientBuilder.of(ids.next())
                        .application(application.id())
                        .name("Suspended")
                        .grantTypes(codeAndRefresh())
                        .redirectUris(Set.of(REDIRECT_URI))
                        .origins(Set.of("https://suspended.example.com"))
                        .suspended(true)
                        .build();
        secret = store.write(tx -> insert(tx, clock, hasher));
    }

    private static Set<GrantType> codeAndRefresh() {
        return Set.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN);
    }

    private User user(String email, String name) {
        return new User(ids.next(), new EmailAddress(email), name, false, false, 1);
    }

    private Client client(
            ClientType type, String redirectUri, ClientSettings settings, Set<GrantType> grants) {
        return ClientBuilder.of(ids.next())
                .application(application.id())
                .name("Ledger <b>&")
                .type(type)
                .grantTypes(grants)
                .redirectUris(Set.of(redirectUri))
                .postLogoutRedirectUris(Set.of(LOGGED_OUT_URI))
                .origins(Set.of(ORIGIN))
                .roles(Set.of(role.id()))
                .settings(settings)
                .build();
    }

    private String insert(Transaction tx, MovableClock clock, QuickHasher hasher) {
        var api =
                new ResourceServer(
                        ids.next(), API, "Weighing", true, false, SecondFactorPolicy.OFF, 1);
        tx.resourceServers().insert(api);
        for (var name : new String[] {"documents:read", "documents:write", "store:read"}) {
            tx.permissions()
                    .put(
                            new Permission(
                                    name,
                                    api.id(),
                                    "Label of " + name,
                                    Set.of(PrincipalKind.USER, PrincipalKind.CLIENT),
                                    Surface.API,
                                    false,
                                    1));
        }
        tx.permissions()
                .put(
                        new Permission(
                                "parameters:write",
                                api.id(),
                                "Set parameters",
                                Set.of(PrincipalKind.CLIENT),
                                Surface.API,
                                true,
                                1));
        tx.resellers().insert(reseller);
        tx.applications().insert(application);
        var ceiling = Set.of("documents:read", "documents:write", "store:read");
        tx.ceilings().set(reseller.id(), new Ceiling(ceiling, 0));
        tx.ceilings().set(application.id(), new Ceiling(ceiling, 0));
        tx.roles().insert(role);
        for (var user : new User[] {ada, bob}) {
            tx.users().insert(user);
            tx.users().setPassword(user.id(), hasher.hash(new Password(PASSWORD)));
        }
        tx.memberships().put(new Membership(ada.id(), application.id(), Set.of(role.id()), 1));
        for (var each :
                new Client[] {
                    client, publicClient, trustedClient, exemptClient, machine, suspended
                }) {
            tx.clients().insert(each);
        }
        var credential = secrets.next(SecretKind.CLIENT_SECRET, ids.<Credential>next());
        tx.credentials()
                .insert(
                        new Credential(
                                credential.id(),
                                client.id(),
                                SecretKind.CLIENT_SECRET,
                                credential.hash(),
                                clock.instant(),
                                null));
        tx.changed(ChangeKey.PLATFORM);
        return credential.reveal();
    }

    /** That client, alive, and told of logouts so. */
    public static Client told(Client client, LogoutChannels channels) {
        return with(client, client.settings().with(channels));
    }

    /** That client, alive, with other settings. */
    public static Client with(Client client, ClientSettings settings) {
        return ClientBuilder.like(client).settings(settings).suspended(false).build();
    }

    public static Client withGrants(Client client, Set<GrantType> grants) {
        return ClientBuilder.like(client).grantTypes(grants).suspended(false).build();
    }

    public static Client suspended(Client client) {
        return ClientBuilder.like(client).suspended(true).build();
    }

    /** Changes what is stored, and tells of it as {@code keys}. */
    public void change(Consumer<Transaction> work, ChangeKey... keys) {
        store.write(
                tx -> {
                    work.accept(tx);
                    tx.changed(keys);
                    return true;
                });
    }

    public <T> Id<T> next() {
        return ids.next();
    }
}
