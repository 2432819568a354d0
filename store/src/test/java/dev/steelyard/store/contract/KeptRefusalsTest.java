package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.refusal.RefusalCount;
import dev.steelyard.domain.refusal.RefusalFilter;
import dev.steelyard.domain.refusal.RefusalFilter.Sight;
import dev.steelyard.domain.refusal.StoredRefusal;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.user.Membership;
import dev.steelyard.domain.user.User;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeptRefusalsTest extends StoreContract {
    private static final Sight ALL = new Sight.All();
    private static final PageRequest FIRST = new PageRequest(null, 200);

    @BeforeEach
    void begin() {
        clock.move(RETENTION.refusals().plusDays(1));
        sweep(world.now());
    }

    @Test
    void added_isFoundAsItWasWithTheApplicationOfItsClient() {
        var client = world.client();
        var server = world.resourceServer();
        var full =
                new StoredRefusal(
                        world.id(),
                        "f".repeat(24),
                        world.now(),
                        server.id(),
                        client.id(),
                        world.user().id(),
                        client.application(),
                        "permission_missing",
                        "POST",
                        "/{application}/collections",
                        "documents:write",
                        "Ask.");
        var bare = refusal(client.id(), null);

        add(full, bare);

        assertThat(find(tx -> tx.refusals().find(full.reference(), ALL))).contains(full);
        var found = find(tx -> tx.refusals().find(bare.reference(), ALL)).orElseThrow();
        assertThat(found.application()).isEqualTo(client.application());
        assertThat(found.user()).isNull();
        assertThat(found.description()).isNull();
    }

    @Test
    void addedAgain_orOfAnUnknownClient_nothingIsAdded() {
        var client = world.client();
        var first = refusal(client.id(), null);
        var other = world.client();
        add(first);

        add(like(first, other.id()), refusal(world.id(), null));

        assertThat(references(RefusalFilter.of(ALL))).containsExactly(first.reference());
        assertThat(find(tx -> tx.refusals().find(first.reference(), ALL)).orElseThrow().client())
                .isEqualTo(client.id());
        world.write(tx -> tx.refusals().add(List.of()));
    }

    @Test
    void unregisteredRedirectUris_haveALimitOfTheirOwn_andPushNoOthersOut() {
        var client = world.client();
        var proved = refusal(client.id(), null);
        add(proved);
        int more = 3;
        var unproved =
                IntStream.range(0, StoredRefusal.UNPROVED + more)
                        .mapToObj(i -> unproved(client.id()))
                        .toArray(StoredRefusal[]::new);

        for (var one : unproved) {
            add(one);
        }

        assertThat(seen(new Sight.OfClient(client.id())))
                .hasSize(StoredRefusal.UNPROVED + 1)
                .contains(proved.reference())
                .doesNotContain(unproved[more - 1].reference())
                .contains(unproved[more].reference());
        for (int i = 0; i < StoredRefusal.OF_PRINCIPAL; i++) {
            add(refusal(client.id(), null));
        }
        assertThat(seen(new Sight.OfClient(client.id())))
                .doesNotContain(proved.reference())
                .contains(unproved[more].reference());
    }

    private StoredRefusal unproved(Id<Client> client) {
        return new StoredRefusal(
                world.id(),
                world.id().hex(),
                world.now(),
                null,
                client,
                null,
                null,
                StoredRefusal.REDIRECT_URI_MISMATCH,
                "GET",
                "/auth",
                null,
                "The redirect URI https://app.example.com is not registered.");
    }

    @Test
    void sight_coversOnesOwnOnly() {
        var reseller = world.reseller();
        var client = world.client(world.application(reseller));
        var foreign = world.client();
        var management = world.managementClient();
        var staff = world.user().id();
        var colleague = world.user().id();
        var own = refusal(client.id(), null);
        var ofUser = refusal(client.id(), staff);
        var elsewhere = refusal(foreign.id(), staff);
        var managing = refusal(management.id(), staff);
        var other = refusal(management.id(), colleague);
        add(own, ofUser, elsewhere, managing, other);

        assertThat(seen(ALL)).hasSize(5);
        assertThat(seen(new Sight.OfStaff(staff))).containsExactly(managing.reference());
        assertThat(seen(new Sight.OfClient(client.id())))
                .containsExactlyInAnyOrder(own.reference(), ofUser.reference());
        assertThat(seen(new Sight.OfReseller(reseller.id(), new Sight.OfStaff(staff))))
                .containsExactlyInAnyOrder(
                        own.reference(), ofUser.reference(), managing.reference());
        assertThat(
                        find(
                                tx ->
                                        tx.refusals()
                                                .find(
                                                        own.reference(),
                                                        new Sight.OfClient(foreign.id()))))
                .isEmpty();
        assertThat(
                        find(
                                tx ->
                                        tx.refusals()
                                                .find(
                                                        elsewhere.reference(),
                                                        new Sight.OfReseller(
                                                                reseller.id(),
                                                                new Sight.OfStaff(staff)))))
                .isEmpty();
    }

    @Test
    void list_isNewestFirstInPages_byEveryFilter() {
        var client = world.client();
        var user = world.user().id();
        var first = refusal(client.id(), user);
        clock.move(Duration.ofSeconds(1));
        var second = refusal(client.id(), null);
        var later = world.now();
        clock.move(Duration.ofSeconds(1));
        var third = refusal(world.client().id(), null);
        add(second, third, first);

        assertThat(references(RefusalFilter.of(ALL)))
                .containsExactly(third.reference(), second.reference(), first.reference());
        assertThat(
                        list(
                                tx ->
                                        tx.refusals()
                                                .list(
                                                        RefusalFilter.of(ALL),
                                                        new PageRequest(third.id().hex(), 1))))
                .extracting(StoredRefusal::reference)
                .containsExactly(second.reference());
        assertThat(references(new RefusalFilter(ALL, client.id(), null, null, null, null)))
                .containsExactly(second.reference(), first.reference());
        assertThat(references(new RefusalFilter(ALL, null, user, null, null, null)))
                .containsExactly(first.reference());
        assertThat(references(new RefusalFilter(ALL, null, null, client.application(), null, null)))
                .containsExactly(second.reference(), first.reference());
        assertThat(references(new RefusalFilter(ALL, null, null, null, "token_expired", null)))
                .isEmpty();
        assertThat(references(new RefusalFilter(ALL, null, null, null, null, later)))
                .containsExactly(third.reference(), second.reference());
    }

    @Test
    void ofUser_aResellerFindsThoseOfItsMembersOnly() {
        var reseller = world.reseller();
        var client = world.client(world.application(reseller));
        var member = world.user().id();
        var former = world.user().id();
        var application = Objects.requireNonNull(client.application());
        world.write(tx -> tx.memberships().put(new Membership(member, application, Set.of(), 1)));
        var ofMember = refusal(client.id(), member);
        var ofFormer = refusal(client.id(), former);
        add(ofMember, ofFormer);
        var sight = new Sight.OfReseller(reseller.id(), new Sight.OfStaff(world.id()));

        assertThat(references(new RefusalFilter(sight, null, member, null, null, null)))
                .containsExactly(ofMember.reference());
        assertThat(references(new RefusalFilter(sight, null, former, null, null, null))).isEmpty();
        assertThat(references(new RefusalFilter(ALL, null, former, null, null, null)))
                .containsExactly(ofFormer.reference());
    }

    @Test
    void tooManyOfOnePrincipal_itsOldestGoAndAreCounted_ofOthersNone() {
        var client = world.client();
        var user = world.user().id();
        var others = Stream.of(refusal(client.id(), user), refusal(world.client().id(), null));
        add(others.toArray(StoredRefusal[]::new));
        var many =
                IntStream.range(0, StoredRefusal.OF_PRINCIPAL + 3)
                        .mapToObj(_ -> refusal(client.id(), null))
                        .toList();

        add(many.subList(0, 5).toArray(StoredRefusal[]::new));
        add(many.subList(5, many.size()).toArray(StoredRefusal[]::new));

        var filter = new RefusalFilter(ALL, client.id(), null, null, null, null);
        var kept = references(filter);
        assertThat(kept)
                .hasSize(StoredRefusal.OF_PRINCIPAL + 1)
                .contains(many.getLast().reference(), many.get(3).reference())
                .doesNotContain(many.get(2).reference(), many.getFirst().reference());
        assertThat(notKept(filter)).isEqualTo(3);
        assertThat(seen(ALL)).hasSize(StoredRefusal.OF_PRINCIPAL + 2);
    }

    @Test
    void counted_isSummedForWhoeverMaySeeIt() {
        var reseller = world.reseller();
        var client = world.client(world.application(reseller));
        var foreign = world.client();
        var today = world.now();
        count(new RefusalCount(client.id(), today, 2), new RefusalCount(client.id(), today, 3));
        count(new RefusalCount(client.id(), today.minus(Duration.ofDays(3)), 5));
        count(new RefusalCount(foreign.id(), today, 10), new RefusalCount(null, today, 100));

        assertThat(notKept(RefusalFilter.of(ALL))).isEqualTo(120);
        assertThat(notKept(new RefusalFilter(ALL, null, null, null, null, today))).isEqualTo(115);
        assertThat(notKept(new RefusalFilter(ALL, null, null, client.application(), null, null)))
                .isEqualTo(10);
        assertThat(notKept(RefusalFilter.of(new Sight.OfClient(foreign.id())))).isEqualTo(10);
        var staff = new Sight.OfStaff(world.id());
        assertThat(notKept(RefusalFilter.of(new Sight.OfReseller(reseller.id(), staff))))
                .isEqualTo(10);
        assertThat(notKept(RefusalFilter.of(staff))).isZero();
    }

    @Test
    void alike_isTheSameOfTheSamePrincipal() {
        var client = world.client();
        var one = refusal(client.id(), null);
        add(one, refusal(client.id(), null), refusal(client.id(), world.user().id()));

        assertThat(find(tx -> Optional.of(tx.refusals().alike(one)))).contains(2);
    }

    @Test
    void addedByManyAtOnce_noneIsLostAndTheBoundHolds() throws Exception {
        var client = world.client();
        Crowd.of(
                20,
                () -> {
                    var mine =
                            IntStream.range(0, 20)
                                    .mapToObj(_ -> refusal(client.id(), null))
                                    .toList();
                    world.write(tx -> tx.refusals().add(mine));
                    return true;
                });
        // Whoever wrote at the same time had not seen the others' yet.
        add(refusal(client.id(), null));

        var filter = new RefusalFilter(ALL, client.id(), null, null, null, null);
        assertThat(references(filter)).hasSize(StoredRefusal.OF_PRINCIPAL);
        assertThat(notKept(filter)).isEqualTo(20 * 20 + 1 - StoredRefusal.OF_PRINCIPAL);
    }

    @Test
    void old_go() {
        var client = world.client();
        var old = refusal(client.id(), null);
        add(old);
        count(new RefusalCount(client.id(), world.now(), 7));
        clock.move(RETENTION.refusals().minusSeconds(1));
        var young = refusal(client.id(), null);
        add(young);
        sweep(world.now());
        assertThat(references(RefusalFilter.of(ALL)))
                .containsExactly(young.reference(), old.reference());

        clock.move(Duration.ofSeconds(2));
        sweep(world.now());

        assertThat(references(RefusalFilter.of(ALL))).containsExactly(young.reference());
        assertThat(notKept(RefusalFilter.of(ALL))).isZero();
    }

    private List<String> seen(Sight sight) {
        return references(RefusalFilter.of(sight));
    }

    private List<String> references(RefusalFilter filter) {
        var all = new ArrayList<String>();
        List<StoredRefusal> found;
        var page = FIRST;
        do {
            var at = page;
            found = list(tx -> tx.refusals().list(filter, at));
            found.forEach(one -> all.add(one.reference()));
            page =
                    found.isEmpty()
                            ? page
                            : new PageRequest(found.getLast().id().hex(), page.limit());
        } while (found.size() == page.limit());
        return all;
    }

    private long notKept(RefusalFilter filter) {
        return find(tx -> Optional.of(tx.refusals().notKept(filter))).orElseThrow();
    }

    private void add(StoredRefusal... refusals) {
        world.write(tx -> tx.refusals().add(Arrays.asList(refusals)));
    }

    private void count(RefusalCount... counts) {
        world.write(tx -> tx.refusals().count(List.of(counts)));
    }

    private StoredRefusal refusal(Id<Client> client, @Nullable Id<User> user) {
        Id<StoredRefusal> id = world.id();
        return new StoredRefusal(
                id,
                new StringBuilder(id.hex()).reverse().toString(),
                world.now(),
                null,
                client,
                user,
                null,
                "invalid_scope",
                "POST",
                "/token",
                null,
                null);
    }

    private static StoredRefusal like(StoredRefusal one, Id<Client> client) {
        return new StoredRefusal(
                new Id<>("0".repeat(24)),
                one.reference(),
                one.at(),
                null,
                client,
                null,
                null,
                "invalid_grant",
                null,
                null,
                null,
                null);
    }
}
