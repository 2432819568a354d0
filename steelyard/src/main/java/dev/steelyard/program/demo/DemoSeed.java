package dev.steelyard.program.demo;

import static dev.steelyard.domain.client.GrantType.AUTHORIZATION_CODE;
import static dev.steelyard.domain.client.GrantType.CLIENT_CREDENTIALS;
import static dev.steelyard.domain.client.GrantType.REFRESH_TOKEN;

import dev.steelyard.admin.Management;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.application.SecondFactorPolicy;
import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.client.metadata.ClientType;
import dev.steelyard.domain.client.setting.SettingValues;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.reseller.ResellerFilter;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.domain.user.Password;
import dev.steelyard.domain.user.PasswordProof;
import dev.steelyard.domain.user.User;
import dev.steelyard.operations.client.ClientOperations.NewClient;
import dev.steelyard.operations.client.ClientOperations.NewManagementClient;
import dev.steelyard.operations.client.CreatedClient;
import dev.steelyard.operations.invitation.InvitationOperations.NewMember;
import dev.steelyard.operations.invitation.InvitationOperations.NewStaffMember;
import dev.steelyard.operations.role.RoleOperations.NewRole;
import dev.steelyard.operations.tenant.ApplicationOperations.NewApplication;
import dev.steelyard.operations.tenant.ResellerOperations.NewReseller;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Creates the resellers, applications, clients and users of {@code steelyard demo} in an empty
 * database. There are two resellers, three applications, an integration, a browser client, a user
 * and staff.
 */
final class DemoSeed {
    private static final Actor OPERATOR = Actor.system();

    private final Management management;
    private final DemoAddresses addresses;
    private final InstantSource clock;
    private final String password;

    DemoSeed(Management management, DemoAddresses addresses, InstantSource clock, String password) {
        this.management = management;
        this.addresses = addresses;
        this.clock = clock;
        this.password = password;
    }

    /** Whether the store has nothing that would conflict. */
    static boolean isEmpty(Management management) {
        return done(management
                        .resellers()
                        .list(OPERATOR, ResellerFilter.ALL, new PageRequest(null, 1)))
                .isEmpty();
    }

    /** Whether the stored {@code demo} was created in this store. */
    static boolean holds(Management management, Map<String, Object> demo) {
        return demo.get("reseller") instanceof Map<?, ?> reseller
                && Id.<Reseller>parse(String.valueOf(reseller.get("id")))
                        .filter(
                                id ->
                                        management.resellers().get(OPERATOR, id)
                                                instanceof Outcome.Done)
                        .isPresent();
    }

    /** Creates the demo; returns the content of {@code demo.json}, including secrets. */
    Map<String, Object> plant() {
        var api = new DemoPlatformCreator(management, addresses.api()).plant();
        var northern =
                done(
                        management
                                .resellers()
                                .create(
                                        OPERATOR,
                                        new NewReseller("Northern Scales", Optional.empty())));
        var harbour =
                done(
                        management
                                .resellers()
                                .create(
                                        OPERATOR,
                                        new NewReseller("Harbour Weighing", Optional.empty())));
        done(
                management
                        .ceilings()
                        .setReseller(OPERATOR, northern.id(), DemoPlatformCreator.all(), null));

        var mill = application(northern, "Mill Lane", "Mill Lane Aggregates Ltd");
        var quarry = application(northern, "Quarry Road", "Quarry Road Stone Ltd");
        application(harbour, "Dockside", "Dockside Grain Ltd");

        var integrationRole = role(mill, "Invoicing integration", DemoPlatformCreator.READING);
        var clerk = role(mill, "Weighbridge clerk", DemoPlatformCreator.WRITING);
        var reader = role(quarry, "Reader", DemoPlatformCreator.READING);

        var integration = integration(mill, integrationRole);
        var browser = browser(mill);
        var anna = member("anna@example.com", "Anna Miller", mill, clerk);
        memberToo(anna, "anna@example.com", quarry, reader);

        var demo = new LinkedHashMap<String, Object>();
        demo.put("issuer", addresses.issuer());
        demo.put("api", addresses.api());
        demo.put("management", addresses.management());
        demo.put("application", mill.id().hex());
        demo.put("other_application", quarry.id().hex());
        demo.put("client_id", integration.client().id().hex());
        demo.put("client_secret", secret(integration));
        demo.put("api_key", apiKey(integration));
        demo.put("redirect_uri", addresses.redirectUri());
        demo.put("browser_client_id", browser.client().id().hex());
        demo.put("browser_origin", addresses.browserOrigin());
        demo.put("user", Map.of("email", "anna@example.com", "password", password));
        demo.put("reseller", staff("rita@northern.example", "Rita North", northern));
        demo.put("operator", staff("oscar@example.com", "Oscar Operator", null));
        demo.put(
                "resource_server",
                Map.of("id", api.resourceServer().id().hex(), "secret", api.secret().reveal()));
        return demo;
    }

    private Application application(Reseller owner, String name, String company) {
        var expiry = clock.instant().plus(Duration.ofDays(365));
        return done(management
                        .applications()
                        .create(
                                OPERATOR,
                                new NewApplication(
                                        Optional.of(owner.id()),
                                        name,
                                        company,
                                        Optional.of(expiry),
                                        SecondFactorPolicy.OFF)))
                .application();
    }

    private Role role(Application application, String name, Set<String> permissions) {
        return done(management
                        .roles()
                        .create(OPERATOR, application.id(), NewRole.of(name, permissions)))
                .role();
    }

    private CreatedClient integration(Application application, Role role) {
        return client(
                application,
                "Invoicing",
                ClientType.CONFIDENTIAL,
                Set.of(CLIENT_CREDENTIALS, AUTHORIZATION_CODE, REFRESH_TOKEN),
                Set.of(addresses.redirectUri()),
                Set.of(),
                Set.of(role.id()));
    }

    private CreatedClient browser(Application application) {
        return client(
                application,
                "Weighbridge screen",
                ClientType.PUBLIC,
                Set.of(AUTHORIZATION_CODE, REFRESH_TOKEN),
                Set.of(addresses.browserOrigin() + "/callback"),
                Set.of(addresses.browserOrigin()),
                Set.of());
    }

    private CreatedClient client(
            Application application,
            String name,
            ClientType type,
            Set<GrantType> grants,
            Set<String> redirectUris,
            Set<String> origins,
            Set<Id<Role>> roles) {
        return done(
                management
                        .clients()
                        .create(
                                OPERATOR,
                                application.id(),
                                new NewClient(
                                        name,
                                        type,
                                        grants,
                                        redirectUris,
                                        Set.of(),
                                        origins,
                                        roles,
                                        SettingValues.NONE)));
    }

    private Id<User> member(String email, String name, Application application, Role role) {
        var invited =
                done(
                        management
                                .invitations()
                                .invite(
                                        OPERATOR,
                                        application.id(),
                                        new NewMember(address(email), Set.of(role.id()))));
        return accept(invited.link().reveal(), name);
    }

    /** Adds an existing user as a member of another application. */
    private void memberToo(Id<User> user, String email, Application application, Role role) {
        var invited =
                done(
                        management
                                .invitations()
                                .invite(
                                        OPERATOR,
                                        application.id(),
                                        new NewMember(address(email), Set.of(role.id()))));
        var link = invited.link().reveal();
        done(management.acceptInvitation().asUser(link, proof(user), null, null, null));
    }

    /** Demo users have just been given their passwords. */
    private PasswordProof proof(Id<User> user) {
        return management
                .context()
                .store()
                .read(
                        tx ->
                                new PasswordProof(
                                        tx.users().find(user).orElseThrow(),
                                        tx.users().password(user).orElseThrow()));
    }

    /** Creates a staff member of a reseller, or of the operator, and a management client. */
    private Map<String, String> staff(String email, String name, @Nullable Reseller reseller) {
        Authority authority =
                reseller == null
                        ? new Authority.Operator()
                        : new Authority.OfReseller(reseller.id());
        var permissions =
                Set.of(ManagementPermission.values()).stream()
                        .filter(p -> reseller == null || !p.operatorOnly())
                        .collect(Collectors.toUnmodifiableSet());
        var invited =
                done(
                        management
                                .invitations()
                                .inviteStaff(
                                        OPERATOR,
                                        new NewStaffMember(
                                                address(email),
                                                Optional.of(authority),
                                                permissions)));
        accept(invited.link().reveal(), name);
        var client =
                done(
                        management
                                .managementClients()
                                .create(
                                        OPERATOR,
                                        new NewManagementClient(
                                                name + "'s scripts", authority, permissions)));
        var staff = new LinkedHashMap<String, String>();
        if (reseller != null) {
            staff.put("id", reseller.id().hex());
            staff.put("name", reseller.name());
        }
        staff.put("email", email);
        staff.put("password", password);
        staff.put("client_id", client.client().id().hex());
        staff.put("client_secret", secret(client));
        return staff;
    }

    private Id<User> accept(String link, String name) {
        try (var chosen = new Password(password)) {
            return done(management.acceptInvitation().asNewUser(link, name, chosen, null, null))
                    .user();
        }
    }

    private static String secret(CreatedClient made) {
        var secret = made.secret();
        return secret == null ? "" : secret.reveal();
    }

    private static String apiKey(CreatedClient made) {
        var key = made.apiKey();
        return key == null ? "" : key.reveal();
    }

    static <T> T done(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Done<T>(var value)) {
            return value;
        }
        throw new IllegalStateException("the demonstration can't be created: " + outcome);
    }

    private static EmailAddress address(String email) {
        return EmailAddress.parse(email).orElseThrow();
    }
}
