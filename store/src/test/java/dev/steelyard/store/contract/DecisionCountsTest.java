package dev.steelyard.store.contract;

import static dev.steelyard.domain.decision.DecisionCount.PERMISSION_MISSING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.decision.DecisionCount;
import dev.steelyard.domain.decision.DecisionCounts;
import dev.steelyard.domain.decision.DecisionCounts.Added;
import dev.steelyard.domain.decision.DecisionCounts.Reach;
import dev.steelyard.domain.decision.LastUse;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.principal.PrincipalRef;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.domain.user.Membership;
import dev.steelyard.domain.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DecisionCountsTest extends StoreContract {
    private static final String READ = "GET /{application}/documents";

    /** Another one for each test. */
    private Id<ResourceServer> api = new Id<>("0".repeat(24));

    @BeforeEach
    void api() {
        api = world.resourceServer().id();
    }

    @Test
    void reported_isSummedByPrincipalOperationAndOutcome() {
        var client = world.client();
        var start = world.now();
        clock.move(Duration.ofMinutes(10));

        add(
                count(client, null, READ, "documents:read", null, 17, start, start.plusSeconds(9)),
                count(client, null, READ, "documents:read", PERMISSION_MISSING, 2, start, start),
                count(client, null, null, null, null, 1, start, start));
        add(
                count(
                        client,
                        null,
                        READ,
                        "documents:read",
                        null,
                        3,
                        start.minusSeconds(5),
                        start.plusSeconds(4)));

        assertThat(list(tx -> tx.decisions().of(client.id(), 10)))
                .containsExactly(
                        count(
                                client,
                                null,
                                READ,
                                "documents:read",
                                null,
                                20,
                                start.minusSeconds(5),
                                start.plusSeconds(9)),
                        count(client, null, null, null, null, 1, start, start),
                        count(
                                client,
                                null,
                                READ,
                                "documents:read",
                                PERMISSION_MISSING,
                                2,
                                start,
                                start));
        assertThat(list(tx -> tx.decisions().of(client.id(), 1))).hasSize(1);
    }

    @Test
    void reported_ofTheFuture_isOfNow() {
        var client = world.client();
        var ahead = world.now().plusSeconds(3600);

        add(count(client, null, READ, null, null, 1, ahead, ahead));

        assertThat(list(tx -> tx.decisions().of(client.id(), 10)))
                .singleElement()
                .matches(
                        found ->
                                found.last().equals(world.now())
                                        && found.first().equals(world.now()));
    }

    @Test
    void principalsWithoutBusinessThere_areLeftOut() {
        var application = world.application();
        var client = world.client(application);
        var member = member(application);
        var elsewhere = member(world.application());

        var added =
                add(
                        used(client, null),
                        used(client, member),
                        used(client, elsewhere),
                        used(client, world.user().id()),
                        used(world.managementClient(), null),
                        used(world.unsaved(application), null));

        assertThat(added).isEqualTo(new Added(2, 4, 0));
        assertThat(list(tx -> tx.decisions().of(client.id(), 10)))
                .extracting(found -> found.principal().user())
                .containsExactly(null, member);
        assertThat(list(tx -> tx.decisions().of(member, application.id(), 10))).hasSize(1);
        assertThat(list(tx -> tx.decisions().of(elsewhere, application.id(), 10))).isEmpty();
    }

    @Test
    void moreRowsThanAPrincipalMayHave_areDroppedAndCounted() {
        var client = world.client();
        var other = world.client();
        var many =
                IntStream.range(0, DecisionCounts.MOST + 7)
                        .mapToObj(i -> used(client, null, "GET /" + i))
                        .toArray(DecisionCount[]::new);

        assertThat(add(many)).isEqualTo(new Added(DecisionCounts.MOST, 0, 7));
        assertThat(add(used(client, null, "GET /more"), used(other, null)))
                .isEqualTo(new Added(1, 0, 1));
        assertThat(add(many[0])).isEqualTo(new Added(1, 0, 0));

        assertThat(list(tx -> tx.decisions().of(client.id(), 1000))).hasSize(DecisionCounts.MOST);
        assertThat(list(tx -> tx.decisions().records()))
                .filteredOn(found -> found.at().equals(api))
                .singleElement()
                .matches(found -> found.dropped() == 8);
    }

    @Test
    void reportedByManyAtOnce_nothingIsLost() throws Exception {
        var application = world.application();
        var counts =
                IntStream.range(0, 10)
                        .mapToObj(_ -> used(world.client(application), null))
                        .toList();

        Crowd.of(
                40,
                () -> {
                    var shuffled = new ArrayList<>(counts);
                    Collections.shuffle(shuffled);
                    return add(shuffled.toArray(DecisionCount[]::new)).stored() == 10;
                });

        for (var count : counts) {
            assertThat(list(tx -> tx.decisions().of(count.principal().client(), 10)))
                    .singleElement()
                    .matches(found -> found.requests() == 40);
        }
    }

    @Test
    void lastUses_areOfThePrincipalItself_andOfWhatWasAllowed() {
        var application = world.application();
        var one = world.client(application);
        var two = world.client(application);
        var member = member(application);
        var then = world.now();
        add(
                count(one, null, READ, "documents:read", null, 1, then, then),
                count(one, null, "GET /a", "documents:read", null, 1, then, then.minusSeconds(60)),
                count(one, null, READ, "store:read", PERMISSION_MISSING, 1, then, then),
                count(one, null, "GET /access", null, null, 1, then, then),
                count(two, member, READ, "collections:read", null, 1, then, then));

        assertThat(list(tx -> tx.decisions().lastUses(List.of(one.id(), two.id()))))
                .containsExactly(new LastUse(one.id(), "documents:read", then));
        assertThat(list(tx -> tx.decisions().lastUses(application.id(), List.of(member))))
                .containsExactly(new LastUse(member, "collections:read", then));
        assertThat(list(tx -> tx.decisions().lastUses(List.of()))).isEmpty();
    }

    @Test
    void touched_isWithinItsReach_withTheRolesOfThePrincipal() {
        var reseller = world.reseller();
        var application = world.application(reseller);
        var role = world.role(application, "Reader");
        var client = world.client(application, role);
        var member = member(application, role);
        var former = member(application);
        var stranger = world.client();
        var then = world.now();
        add(
                count(client, null, READ, "documents:read", null, 1, then, then),
                count(client, member, READ, "documents:read", null, 1, then, then.minusSeconds(1)),
                count(client, former, READ, "documents:read", null, 1, then, then.minusSeconds(2)),
                count(client, null, READ, "store:read", null, 1, then, then.minusSeconds(3)),
                count(stranger, null, READ, "documents:read", null, 1, then, then));
        world.write(tx -> tx.memberships().remove(former, application.id()));
        var documents = List.of("documents:read");

        for (Id<?> holder : List.<Id<?>>of(application.id(), reseller.id())) {
            var touched =
                    list(tx -> tx.decisions().touched(reach(holder, api, documents, then), 10));
            assertThat(touched).hasSize(1);
            touched =
                    list(
                            tx ->
                                    tx.decisions()
                                            .touched(
                                                    reach(
                                                            holder,
                                                            api,
                                                            documents,
                                                            then.minusSeconds(60)),
                                                    10));
            assertThat(touched)
                    .extracting(found -> found.count().principal().user())
                    .containsExactly(null, member, former);
            assertThat(touched)
                    .extracting(found -> found.roles())
                    .containsExactly(Set.of(role.id()), Set.of(role.id()), Set.of());
            assertThat(touched).allMatch(found -> found.application().equals(application.id()));
        }
        assertThat(list(tx -> tx.decisions().touched(reach(null, api, null, Instant.EPOCH), 10)))
                .hasSize(5);
        assertThat(
                        list(
                                tx ->
                                        tx.decisions()
                                                .touched(
                                                        reach(
                                                                null,
                                                                world.resourceServer().id(),
                                                                null,
                                                                Instant.EPOCH),
                                                        10)))
                .isEmpty();
        assertThat(
                        list(
                                tx ->
                                        tx.decisions()
                                                .touched(
                                                        reach(null, api, List.of(), Instant.EPOCH),
                                                        10)))
                .isEmpty();
    }

    @Test
    void touched_byOperation() {
        var client = world.client();
        add(used(client, null), used(client, null, "GET /other"));
        var reach = new Reach(null, api, null, List.of("GET /other"), Instant.EPOCH);
        var nothing = new Reach(null, api, null, List.of(), Instant.EPOCH);

        assertThat(list(tx -> tx.decisions().touched(reach, 10)))
                .extracting(found -> found.count().operation())
                .containsExactly("GET /other");
        assertThat(list(tx -> tx.decisions().touched(nothing, 10))).isEmpty();
    }

    @Test
    void unusedForLong_isSwept() {
        var client = world.client();
        add(used(client, null, "GET /old"));
        clock.move(Duration.ofDays(2));
        add(used(client, null, "GET /young"));

        clock.move(Duration.ofDays(88));
        sweep(world.now());
        assertThat(list(tx -> tx.decisions().of(client.id(), 10))).hasSize(2);

        clock.move(Duration.ofSeconds(1));
        sweep(world.now());
        assertThat(list(tx -> tx.decisions().of(client.id(), 10)))
                .extracting(DecisionCount::operation)
                .containsExactly("GET /young");
    }

    private static Reach reach(
            @Nullable Id<?> holder,
            Id<ResourceServer> at,
            @Nullable List<String> permissions,
            Instant since) {
        return new Reach(holder, at, permissions, null, since);
    }

    private DecisionCount count(
            Client client,
            @Nullable Id<User> user,
            @Nullable String operation,
            @Nullable String permission,
            @Nullable String code,
            long requests,
            Instant first,
            Instant last) {
        return new DecisionCount(
                new PrincipalRef(client.id(), user),
                api,
                operation,
                permission,
                code,
                requests,
                first,
                last);
    }

    private Added add(DecisionCount... counts) {
        return store.<Added>write(tx -> tx.decisions().add(api, List.of(counts), world.now()));
    }

    private Id<User> member(Application application, Role... roles) {
        var user = world.user().id();
        var held = new HashSet<Id<Role>>();
        for (var role : roles) {
            held.add(role.id());
        }
        world.write(tx -> tx.memberships().put(new Membership(user, application.id(), held, 1)));
        return user;
    }

    private DecisionCount used(Client client, @Nullable Id<User> user) {
        return used(client, user, READ);
    }

    private DecisionCount used(Client client, @Nullable Id<User> user, String operation) {
        return count(client, user, operation, "documents:read", null, 1, world.now(), world.now());
    }
}
