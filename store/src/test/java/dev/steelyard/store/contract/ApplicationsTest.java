package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.application.ApplicationFilter;
import dev.steelyard.domain.application.SecondFactorPolicy;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.search.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApplicationsTest extends StoreContract {
    @Test
    void findAll_answersThoseThatExist() {
        var first = world.application();
        var second = world.application();

        assertThat(
                        list(
                                tx ->
                                        tx.applications()
                                                .findAll(
                                                        List.of(
                                                                first.id(),
                                                                world.id(),
                                                                second.id()))))
                .containsExactlyInAnyOrder(first, second);
        assertThat(list(tx -> tx.applications().findAll(List.of()))).isEmpty();
    }

    @Test
    void inserted_isFoundAsItWas() {
        var plain = world.application();
        var ending =
                new Application(
                        world.id(),
                        plain.reseller(),
                        "Quarry",
                        "Quarry & Söhne",
                        world.now().plus(Duration.ofDays(400)),
                        true,
                        SecondFactorPolicy.OFF,
                        1);
        world.write(tx -> tx.applications().insert(ending));

        assertThat(find(tx -> tx.applications().find(plain.id()))).contains(plain);
        assertThat(find(tx -> tx.applications().find(ending.id()))).contains(ending);
    }

    @Test
    void updatedAtItsVersion_raisesIt_atAnOlderOneDoesNothing() {
        var application = world.application();
        var changed =
                new Application(
                        application.id(),
                        world.reseller().id(),
                        "New",
                        "New Ltd",
                        world.now(),
                        true,
                        SecondFactorPolicy.OFF,
                        1);

        assertThat(update(changed)).isTrue();
        assertThat(update(application)).isFalse();

        assertThat(find(tx -> tx.applications().find(application.id())))
                .contains(
                        new Application(
                                application.id(),
                                changed.reseller(),
                                "New",
                                "New Ltd",
                                world.now(),
                                true,
                                SecondFactorPolicy.OFF,
                                2));
    }

    @Test
    void list_ofAReseller_holdsItsOnly() {
        var owner = world.reseller();
        var first = world.application(owner);
        var second = world.application(owner);
        var foreign = world.application();
        var own = new ArrayList<>(List.of(first, second));
        own.sort((a, b) -> a.id().compareTo(b.id()));

        assertThat(
                        list(
                                tx ->
                                        tx.applications()
                                                .list(
                                                        ApplicationFilter.ALL.of(owner.id()),
                                                        world.now(),
                                                        PageRequest.FIRST)))
                .isEqualTo(own);
        assertThat(
                        list(
                                tx ->
                                        tx.applications()
                                                .list(
                                                        ApplicationFilter.ALL.of(owner.id()),
                                                        world.now(),
                                                        new PageRequest(
                                                                own.getFirst().id().hex(), 5))))
                .containsExactly(own.getLast());
        assertThat(
                        list(
                                tx ->
                                        tx.applications()
                                                .list(
                                                        ApplicationFilter.ALL,
                                                        world.now(),
                                                        PageRequest.FIRST)))
                .contains(first, foreign);
    }

    @Test
    void ending_afterTheFirstTime_andNotAfterTheSecond_runningOnesOnly() {
        var now = world.now();
        var until = now.plusSeconds(60);
        ending(now, false);
        var first = ending(now.plusSeconds(1), false);
        var last = ending(until, false);
        ending(until.plusSeconds(1), false);
        ending(until, true);

        assertThat(list(tx -> tx.applications().ending(now, until, PageRequest.FIRST)))
                .extracting(Application::id)
                .containsExactlyInAnyOrder(first, last);
    }

    private Id<Application> ending(Instant expiry, boolean suspended) {
        Id<Application> id = world.id();
        var owner = world.reseller().id();
        var application =
                new Application(
                        id,
                        owner,
                        "Mill",
                        "Mill Ltd",
                        expiry,
                        suspended,
                        SecondFactorPolicy.OFF,
                        1);
        world.write(tx -> tx.applications().insert(application));
        return id;
    }

    @Test
    void lock_answersAsFind() {
        var application = world.application();

        world.write(
                tx -> {
                    assertThat(tx.applications().lock(application.id())).contains(application);
                    assertThat(tx.applications().lock(world.id())).isEmpty();
                });
    }

    private boolean update(Application application) {
        return store.<Boolean>write(tx -> tx.applications().update(application));
    }
}
