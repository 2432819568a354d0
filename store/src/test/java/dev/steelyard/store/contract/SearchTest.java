package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.application.ApplicationFilter;
import dev.steelyard.domain.application.ApplicationStatus;
import dev.steelyard.domain.application.SecondFactorPolicy;
import dev.steelyard.domain.client.ClientFilter;
import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.client.ListedClient;
import dev.steelyard.domain.client.metadata.ClientType;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.permission.RoleFilter;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.reseller.ResellerFilter;
import dev.steelyard.domain.reseller.ResellerStatus;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.search.SearchText;
import dev.steelyard.domain.user.MemberFilter;
import dev.steelyard.domain.user.Membership;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Lists narrowed by what was asked for, and searches. */
class SearchTest extends StoreContract {
    @Test
    void query_isAPartOfNameOrCompany_howeverItIsWritten() {
        var owner = world.reseller();
        var mill = application(owner, "Mühle am Bach", "Wägeland ＧｍｂＨ", null, false);
        application(owner, "Mill Lane", "Mill Lane Ltd", null, false);

        for (var query : List.of("mühle", "MU\u0308HLE", "AM b", "gmbh", "Ｗäge", mill.id().hex())) {
            assertThat(applications(owner, query, null)).as(query).containsExactly(mill);
        }
        assertThat(applications(owner, "bach wäge", null)).isEmpty();
        assertThat(applications(world.reseller(), "mühle", null)).isEmpty();
    }

    @Test
    void wildcards_areThemselves() {
        var owner = world.reseller();
        var odd = application(owner, "100% _Wool_ a!b", "x", null, false);
        application(owner, "1000 Wool ab", "x", null, false);

        for (var query : List.of("0% ", "_wool", "l_ ", "a!b", "%", "_", "!")) {
            assertThat(applications(owner, query, null)).as(query).containsExactly(odd);
        }
        for (var query : List.of("1%w", "%wool", "100_", "a_b", "*", "?", "!%")) {
            assertThat(applications(owner, query, null)).as(query).isEmpty();
        }
    }

    @Test
    void anId_isFoundByItsBeginning_notByItsMiddle() {
        var owner = world.reseller();
        var made = application(owner, "Xylophone", "x", null, false);
        var id = made.id().hex();

        assertThat(applications(owner, id.substring(0, 23), null)).containsExactly(made);
        assertThat(applications(owner, id.substring(1), null)).isEmpty();
    }

    @Test
    void renamed_isFoundByTheNewNameOnly() {
        var owner = world.reseller();
        var before = application(owner, "Before", "x", null, false);
        var after =
                new Application(
                        before.id(),
                        owner.id(),
                        "After",
                        "x",
                        null,
                        false,
                        SecondFactorPolicy.OFF,
                        before.version());
        world.write(tx -> tx.applications().update(after));

        assertThat(applications(owner, "before", null)).isEmpty();
        assertThat(applications(owner, "after", null)).hasSize(1);
    }

    @Test
    void standing_isThatOfTheTime() {
        var owner = world.reseller();
        var now = world.now();
        var days = ApplicationStatus.GRACE_PERIOD;
        Stream.of(
                        null,
                        now,
                        now.plusMillis(1),
                        now.minusMillis(1),
                        now.minus(days),
                        now.minus(days).plusMillis(1),
                        now.minus(days).minusMillis(1),
                        now.plus(Duration.ofDays(1)))
                .forEach(
                        expiry -> {
                            application(owner, "A", "x", expiry, false);
                            application(owner, "A", "x", expiry, true);
                        });
        var all = applications(owner, null, null);

        for (var standing : ApplicationStatus.values()) {
            assertThat(applications(owner, null, standing))
                    .as(standing.name())
                    .isNotEmpty()
                    .isEqualTo(
                            all.stream()
                                    .filter(a -> ApplicationStatus.of(a, now) == standing)
                                    .toList());
        }
    }

    @Test
    void clients_byEachFilter_andOnlyThoseOfTheReseller() {
        var application = world.application();
        var role = world.role(application, "A");
        var client = world.client(application, role);
        var other = world.client(application);
        var foreign = world.client();
        var mine = ClientFilter.ALL.of(application.reseller(), null);

        assertThat(clients(mine)).containsExactlyInAnyOrder(client.id(), other.id());
        assertThat(clients(ClientFilter.ALL)).contains(client.id(), foreign.id());
        assertThat(clients(filter(application, "sheet", null, null, null, null))).hasSize(2);
        assertThat(clients(filter(application, client.id().hex(), null, null, null, null)))
                .containsExactly(client.id());
        assertThat(clients(filter(application, null, null, null, null, role.id())))
                .containsExactly(client.id());
        assertThat(clients(filter(application, null, ClientType.PUBLIC, null, null, null)))
                .isEmpty();
        assertThat(clients(filter(application, null, null, null, false, null))).hasSize(2);
        assertThat(clients(filter(application, null, null, null, true, null))).isEmpty();
        assertThat(clients(filter(application, null, null, GrantType.REFRESH_TOKEN, null, null)))
                .isEmpty();
        var code = filter(application, null, null, GrantType.AUTHORIZATION_CODE, null, null);
        assertThat(clients(code)).hasSize(2);
        assertThat(list(tx -> tx.clients().list(application.id(), code, PageRequest.FIRST)))
                .containsExactlyInAnyOrder(client, other);
    }

    @Test
    void roles_byNameOrDescription_andByAWholePermission() {
        var application = world.application();
        var reader = role(application, "Reader", "reads tickets", "documents:read");
        var writer = role(application, "Writer", "writes", "documents:read_all", "a_b:c");

        assertThat(roles(application, new RoleFilter(search("READ"), null)))
                .containsExactly(reader);
        assertThat(roles(application, new RoleFilter(search("tickets"), null)))
                .containsExactly(reader);
        assertThat(roles(application, new RoleFilter(null, "documents:read")))
                .containsExactly(reader);
        assertThat(roles(application, new RoleFilter(null, "a_b:c"))).containsExactly(writer);
        assertThat(roles(application, new RoleFilter(null, "axb:c"))).isEmpty();
        assertThat(roles(application, new RoleFilter(null, "documents:%"))).isEmpty();
    }

    @Test
    void members_byNameAndRole_neverByAddress() {
        var application = world.application();
        var role = world.role(application, "A");
        var having = new Membership(world.user().id(), application.id(), Set.of(role.id()), 1);
        var not = new Membership(world.user().id(), application.id(), Set.of(), 1);
        world.write(tx -> tx.memberships().put(having));
        world.write(tx -> tx.memberships().put(not));

        assertThat(members(application, new MemberFilter(null, null, role.id())))
                .containsExactly(having);
        assertThat(members(application, new MemberFilter(search("aDa"), null, null))).hasSize(2);
        assertThat(members(application, new MemberFilter(search("example.com"), null, null)))
                .isEmpty();
    }

    @Test
    void resellers_byNameAndStanding() {
        var name = "North " + world.id();
        var reseller = new Reseller(world.id(), name, ResellerStatus.FROZEN, 1);
        world.write(tx -> tx.resellers().insert(reseller));
        var search = search(name.toUpperCase(java.util.Locale.ROOT));

        assertThat(resellers(new ResellerFilter(search, null))).containsExactly(reseller);
        assertThat(resellers(new ResellerFilter(search, ResellerStatus.FROZEN)))
                .containsExactly(reseller);
        assertThat(resellers(new ResellerFilter(search, ResellerStatus.ACTIVE))).isEmpty();
    }

    private List<Reseller> resellers(ResellerFilter filter) {
        return list(tx -> tx.resellers().list(filter, PageRequest.FIRST));
    }

    private List<Membership> members(Application application, MemberFilter filter) {
        return list(
                tx -> tx.memberships().ofApplication(application.id(), filter, PageRequest.FIRST));
    }

    private Role role(Application application, String name, String text, String... permissions) {
        var role = new Role(world.id(), application.id(), name, text, Set.of(permissions), 1);
        world.write(tx -> tx.roles().insert(role));
        return role;
    }

    private List<Role> roles(Application application, RoleFilter filter) {
        return list(tx -> tx.roles().list(application.id(), filter, PageRequest.FIRST));
    }

    private static ClientFilter filter(
            Application application,
            @Nullable String query,
            @Nullable ClientType type,
            @Nullable GrantType grant,
            @Nullable Boolean suspended,
            @Nullable Id<Role> role) {
        var search = query == null ? null : search(query);
        return new ClientFilter(null, application.id(), search, type, grant, suspended, role);
    }

    private List<Id<?>> clients(ClientFilter filter) {
        return list(tx -> tx.clients().all(filter, PageRequest.FIRST)).stream()
                .<Id<?>>map(ListedClient::id)
                .toList();
    }

    private Application application(
            Reseller owner,
            String name,
            String company,
            @Nullable Instant expiry,
            boolean suspended) {
        var made =
                new Application(
                        world.id(),
                        owner.id(),
                        name,
                        company,
                        expiry,
                        suspended,
                        SecondFactorPolicy.OFF,
                        1);
        world.write(tx -> tx.applications().insert(made));
        return made;
    }

    private List<Application> applications(
            Reseller owner, @Nullable String query, @Nullable ApplicationStatus standing) {
        var filter =
                new ApplicationFilter(owner.id(), query == null ? null : search(query), standing);
        return list(tx -> tx.applications().list(filter, world.now(), PageRequest.FIRST));
    }

    private static SearchText search(String text) {
        return SearchText.parse(text).orElseThrow();
    }
}
