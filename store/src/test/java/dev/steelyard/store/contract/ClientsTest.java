package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.application.ApplicationStatus;
import dev.steelyard.domain.application.SecondFactorPolicy;
import dev.steelyard.domain.certificate.CertificateNameType;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.ClientFilter;
import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.client.StartableClient;
import dev.steelyard.domain.client.metadata.AuthenticationMethod;
import dev.steelyard.domain.client.metadata.ClientAuthentication;
import dev.steelyard.domain.client.metadata.ClientSettings;
import dev.steelyard.domain.client.metadata.ClientType;
import dev.steelyard.domain.client.setting.PageSettings;
import dev.steelyard.domain.client.setting.Setting;
import dev.steelyard.domain.client.setting.SettingType;
import dev.steelyard.domain.client.setting.SettingValues;
import dev.steelyard.domain.client.setting.Settings;
import dev.steelyard.domain.derivation.PrincipalStateService;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.reseller.ResellerStatus;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.user.Membership;
import dev.steelyard.domain.user.User;
import dev.steelyard.testkit.domain.ClientBuilder;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClientsTest extends StoreContract {
    @Test
    void inserted_isFoundAsItWas() {
        var application = world.application();
        var client =
                world.client(
                        application, world.role(application, "A"), world.role(application, "B"));

        assertThat(find(tx -> tx.clients().find(client.id()))).contains(client);
        assertThat(find(tx -> tx.clients().find(world.id()))).isEmpty();
    }

    @Test
    void findAll_answersThoseThatExist_asTheyWere() {
        var application = world.application();
        var first = world.client(application, world.role(application, "A"));
        var second = world.client();
        world.client();

        assertThat(list(tx -> tx.clients().findAll(List.of(second.id(), world.id(), first.id()))))
                .containsExactlyInAnyOrder(first, second);
        assertThat(list(tx -> tx.clients().findAll(List.of()))).isEmpty();
    }

    @Test
    void managementClient_isFoundAsItWas() {
        var client = management(new Authority.OfReseller(world.reseller().id()));
        var builtIn = management(null);

        assertThat(find(tx -> tx.clients().find(client.id()))).contains(client);
        assertThat(find(tx -> tx.clients().find(builtIn.id()))).contains(builtIn);
        assertThat(list(tx -> tx.clients().management(ClientFilter.ALL, PageRequest.FIRST)))
                .contains(client, builtIn)
                .allMatch(each -> each.application() == null);
    }

    @Test
    void updated_allButItsApplication() {
        var application = world.application();
        var role = world.role(application, "A");
        var client = world.client(application, role);
        var changed =
                ClientBuilder.of(client.id())
                        .application(world.application().id())
                        .name("Browser")
                        .type(ClientType.PUBLIC)
                        .grantTypes(Set.of(GrantType.REFRESH_TOKEN))
                        .settings(allOtherwise(ClientSettings.SAFE))
                        .suspended(true)
                        .build();

        assertThat(update(changed)).isTrue();
        assertThat(update(client)).isFalse();

        assertThat(find(tx -> tx.clients().find(client.id())))
                .contains(
                        ClientBuilder.of(client.id())
                                .application(application.id())
                                .name("Browser")
                                .type(ClientType.PUBLIC)
                                .grantTypes(Set.of(GrantType.REFRESH_TOKEN))
                                .settings(changed.settings())
                                .suspended(true)
                                .version(2)
                                .build());
    }

    @Test
    void keysOfAnApplication_endTogether_noneLaterThanItWould() {
        var application = world.application();
        var soon = world.now().plusSeconds(5);
        var end = world.now().plusSeconds(60);
        var inline = keyed(application, "{}", null, null);
        var fetched = keyed(application, null, "https://app.example.com/jwks", null);
        var ending = keyed(application, "{}", null, soon);
        var named = named(application);
        var none = keyed(application, null, null, null);
        var foreign = keyed(world.application(), "{}", null, null);

        world.write(tx -> tx.clients().endKeys(application.id(), end));

        assertThat(keysExpire(inline)).isEqualTo(end);
        assertThat(keysExpire(fetched)).isEqualTo(end);
        assertThat(keysExpire(ending)).isEqualTo(soon);
        assertThat(keysExpire(named)).isEqualTo(end);
        assertThat(keysExpire(none)).isNull();
        assertThat(keysExpire(foreign)).isNull();
    }

    private @Nullable Instant keysExpire(Client client) {
        return find(tx -> tx.clients().find(client.id()))
                .orElseThrow()
                .settings()
                .authentication()
                .keysExpire();
    }

    private Client keyed(
            Application application,
            @Nullable String jwks,
            @Nullable String uri,
            @Nullable Instant expire) {
        return proved(
                application,
                new ClientAuthentication(AuthenticationMethod.PRIVATE_KEY_JWT, jwks, uri, expire));
    }

    private Client named(Application application) {
        return proved(
                application,
                new ClientAuthentication(
                        AuthenticationMethod.TLS_CLIENT_AUTH,
                        null,
                        null,
                        null,
                        Map.of(CertificateNameType.SAN_DNS, "client.example.com"),
                        false));
    }

    private Client proved(Application application, ClientAuthentication authentication) {
        var like = world.unsaved(application);
        var client =
                ClientBuilder.like(like)
                        .authority(null)
                        .settings(ClientSettings.SAFE.with(authentication))
                        .suspended(false)
                        .version(1)
                        .build();
        world.write(tx -> tx.clients().insert(client));
        return client;
    }

    private ClientSettings allOtherwise(ClientSettings settings) {
        var values = SettingValues.NONE;
        for (var setting : Settings.ALL) {
            values = values.reading(setting, otherwise(setting, setting.written(settings)));
        }
        return values.over(settings);
    }

    private Object otherwise(Setting<?> setting, @Nullable Object written) {
        return switch (setting.kind()) {
            case SettingType.Flag _ -> !Boolean.TRUE.equals(written);
            case SettingType.Text _ -> setting.name();
            case SettingType.Uri _ -> "https://app.example.com/" + setting.name();
            case SettingType.Uris _ ->
                    Set.of("https://app.example.com/1", "https://app.example.com/2");
            case SettingType.Choice<?> choice ->
                    choice.named().stream()
                            .filter(word -> !word.equals(written))
                            .findFirst()
                            .orElseThrow();
            case SettingType.Time _ -> world.now();
            case SettingType.Seconds _ -> 3600L;
        };
    }

    @Test
    void whatAMemberCanBegin_isOfItsApplications_andNotSuspended() {
        var user = world.user();
        var application = world.application();
        world.client(application);
        var start = starting(application, false);
        starting(application, true);
        starting(world.application(), false);
        assertThat(startable(user, 10)).isEmpty();

        join(user, application);

        assertThat(startable(user, 10))
                .containsExactly(
                        new StartableClient(
                                start.name(), application.name(), "https://app.example.com/start"));
        assertThat(startable(user, 0)).isEmpty();
    }

    @Test
    void whatAMemberCanBegin_endsAsTheTenancyDoes() {
        var ended = world.now().minus(ApplicationStatus.GRACE_PERIOD);
        for (boolean suspended : List.of(false, true)) {
            for (var expiry : Arrays.asList(null, ended, ended.plusMillis(1))) {
                for (var standing : ResellerStatus.values()) {
                    var reseller = world.reseller();
                    var made = world.application(reseller);
                    world.write(
                            tx ->
                                    tx.resellers()
                                            .update(
                                                    new Reseller(
                                                            reseller.id(),
                                                            reseller.name(),
                                                            standing,
                                                            1)));
                    world.write(
                            tx ->
                                    tx.applications()
                                            .update(
                                                    new Application(
                                                            made.id(),
                                                            made.reseller(),
                                                            made.name(),
                                                            made.company(),
                                                            expiry,
                                                            suspended,
                                                            SecondFactorPolicy.OFF,
                                                            1)));
                    starting(made, false);
                    var user = world.user();
                    join(user, made);
                    boolean runs =
                            find(tx -> PrincipalStateService.tenancy(tx, made.id()))
                                            .orElseThrow()
                                            .stoppedAt(world.now())
                                    == null;

                    assertThat(startable(user, 10))
                            .as("%s %s %s", suspended, expiry, standing)
                            .hasSize(runs ? 1 : 0);
                }
            }
        }
    }

    private List<StartableClient> startable(User user, int limit) {
        return list(tx -> tx.clients().startable(user.id(), world.now(), limit));
    }

    private void join(User user, Application application) {
        world.write(
                tx ->
                        tx.memberships()
                                .put(new Membership(user.id(), application.id(), Set.of(), 0)));
    }

    private Client starting(Application application, boolean suspended) {
        var like = world.unsaved(application);
        var client =
                ClientBuilder.like(like)
                        .authority(null)
                        .management(Set.of())
                        .roles(Set.of())
                        .settings(
                                PageSettings.INITIATE_LOGIN_URI.in(
                                        like.settings(), "https://app.example.com/start"))
                        .suspended(suspended)
                        .version(1)
                        .build();
        world.write(tx -> tx.clients().insert(client));
        return client;
    }

    @Test
    void refusedUpdate_leavesTheRoles() {
        var application = world.application();
        var client = world.client(application, world.role(application, "A"));
        update(client);

        assertThat(update(withoutRoles(client))).isFalse();

        assertThat(find(tx -> tx.clients().find(client.id())).orElseThrow().roles())
                .isEqualTo(client.roles());
    }

    @Test
    void list_ofAnApplication_byPages() {
        var application = world.application();
        world.client(application);
        world.client(application);
        world.client();
        var all =
                list(
                        tx ->
                                tx.clients()
                                        .list(
                                                application.id(),
                                                ClientFilter.ALL,
                                                PageRequest.FIRST));

        assertThat(all).hasSize(2);
        var after = new PageRequest(all.getFirst().id().hex(), 5);
        assertThat(list(tx -> tx.clients().list(application.id(), ClientFilter.ALL, after)))
                .containsExactly(all.getLast());
    }

    @Test
    void origins_areTheirsWhoAreNotSuspended_whole_untilTheyGo() {
        var live = client(Set.of("https://a.example", "https://b.example"), false);
        var other = client(Set.of("https://b.example"), false);
        client(Set.of("https://suspended.example"), true);
        assertThat(find(tx -> tx.clients().find(live.id()))).contains(live);
        assertThat(hasOrigin("https://a.example")).isTrue();
        assertThat(hasOrigin("https://b.example")).isTrue();
        for (var none : List.of("https://suspended.example", "https://a.exampl", "", "%")) {
            assertThat(hasOrigin(none)).as(none).isFalse();
        }

        update(copy(live, live.application(), null, Set.of(), Set.of(), false));
        assertThat(hasOrigin("https://a.example")).isFalse();
        assertThat(hasOrigin("https://b.example")).isTrue();

        update(copy(other, other.application(), null, Set.of(), other.origins(), true));
        assertThat(hasOrigin("https://b.example")).isFalse();
    }

    private boolean hasOrigin(String origin) {
        return store.<Boolean>read(tx -> tx.clients().hasOrigin(origin));
    }

    private boolean update(Client client) {
        return store.<Boolean>write(tx -> tx.clients().update(client));
    }

    private Client client(Set<String> origins, boolean suspended) {
        var like = world.unsaved(world.application());
        var client = copy(like, like.application(), null, Set.of(), origins, suspended);
        world.write(tx -> tx.clients().insert(client));
        return client;
    }

    private Client management(@Nullable Authority authority) {
        var permissions =
                Set.of(ManagementPermission.CLIENTS_READ, ManagementPermission.AUDIT_READ);
        var like = world.unsaved(world.application());
        var client = copy(like, null, authority, permissions, Set.of(), false);
        world.write(tx -> tx.clients().insert(client));
        return client;
    }

    private static Client withoutRoles(Client client) {
        return copy(
                client, client.application(), null, Set.of(), client.origins(), client.suspended());
    }

    private static Client copy(
            Client like,
            @Nullable Id<Application> application,
            @Nullable Authority authority,
            Set<ManagementPermission> management,
            Set<String> origins,
            boolean suspended) {
        return ClientBuilder.like(like)
                .application(application)
                .authority(authority)
                .management(management)
                .origins(origins)
                .roles(Set.of())
                .suspended(suspended)
                .build();
    }
}
