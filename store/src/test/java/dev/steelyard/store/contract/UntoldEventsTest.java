package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.audit.AuditEvent;
import dev.steelyard.domain.audit.AuditFilter;
import dev.steelyard.domain.audit.AuditOrigin;
import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.id.IdGenerator;
import dev.steelyard.domain.journal.JournalWriter;
import dev.steelyard.domain.search.PageRequest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Events beyond their budget are counted, and none is lost. */
class UntoldEventsTest extends StoreContract {
    private JournalWriter journal() {
        return new JournalWriter(new IdGenerator(clock, new SecureRandom()));
    }

    private void change(String user) {
        var entry =
                JournalEntry.of("profile.changed", AuditSubject.ofOperator("user", user))
                        .with("fields", "name");
        world.write(
                tx ->
                        journal()
                                .record(
                                        tx,
                                        world.now(),
                                        "user:" + user,
                                        AuditOrigin.of("192.0.2.1", "r"),
                                        entry));
    }

    private List<AuditEvent> told(String user) {
        var filter =
                new AuditFilter(null, null, "user:" + user, null, null, null, null, null, null);
        return list(tx -> tx.audit().list(filter, new PageRequest(null, PageRequest.MAX)));
    }

    /** Each event stands for itself and for those that it says were not told. */
    private long sum(String user) {
        return told(user).stream().mapToLong(event -> 1 + untold(event)).sum();
    }

    private static long untold(AuditEvent event) {
        return Long.parseLong(Objects.requireNonNullElse(event.detail().get("untold"), "0"));
    }

    private int sweep() {
        return journal().tellUntold(store, world.now());
    }

    @Test
    void thousandOfOneActor_sixtyAreRecorded_theSweepTellsOfTheRest() {
        var user = world.id().hex();
        for (int i = 0; i < 1000; i++) {
            change(user);
        }
        assertThat(told(user)).hasSize(60);
        assertThat(sum(user)).isEqualTo(60);

        clock.move(Duration.ofMinutes(10).plusMillis(1));
        sweep();

        assertThat(told(user)).hasSize(61);
        assertThat(sum(user)).isEqualTo(1000);
        var last = told(user).getFirst();
        assertThat(last.action()).isEqualTo("profile.changed");
        assertThat(last.subject()).isEqualTo("user:" + user);
        assertThat(last.origin()).isEqualTo(AuditOrigin.SYSTEM);
        assertThat(last.detail()).containsKey("latest");
        sweep();
        assertThat(sum(user)).isEqualTo(1000);
    }

    @Test
    void oneAfterAnother_theNextThatHasRoomTellsOfThoseBefore() {
        var user = world.id().hex();
        for (int i = 0; i < 1000; i++) {
            clock.move(Duration.ofSeconds(10));
            change(user);
        }
        clock.move(Duration.ofMinutes(11));
        sweep();

        assertThat(told(user).size()).isLessThanOrEqualTo(60 + 28 + 1);
        assertThat(sum(user)).isEqualTo(1000);
    }

    @Test
    void manyAtOnce_andSweepsBetween_noneIsLost() throws Exception {
        var user = world.id().hex();
        Crowd.of(
                200,
                () -> {
                    change(user);
                    return true;
                });
        clock.move(Duration.ofMinutes(11));
        Crowd.of(8, this::sweep);

        assertThat(sum(user)).isEqualTo(200);
    }

    @Test
    void othersHaveBudgetsOfTheirOwn_managementIsNeverMerged() {
        var user = world.id().hex();
        var other = world.id().hex();
        for (int i = 0; i < 61; i++) {
            change(user);
        }
        change(other);
        assertThat(told(other)).hasSize(1);

        for (int i = 0; i < 100; i++) {
            world.write(
                    tx ->
                            journal()
                                    .record(
                                            tx,
                                            world.now(),
                                            "user:" + other,
                                            AuditOrigin.SYSTEM,
                                            JournalEntry.of(
                                                    "role.update",
                                                    AuditSubject.ofOperator("role", other))));
        }
        assertThat(told(other)).hasSize(101);
    }

    @Test
    void eventsOfAnotherReseller_areAnotherKind() {
        var one = world.application();
        var two = world.application();
        var user = world.user().id();
        for (var application : List.of(one, two)) {
            for (int i = 0; i < 61; i++) {
                var matter = AuditSubject.in(application, "device", world.id());
                world.write(
                        tx ->
                                journal()
                                        .record(
                                                tx,
                                                world.now(),
                                                "user:" + user,
                                                AuditOrigin.SYSTEM,
                                                JournalEntry.of("device.allowed", matter)));
            }
        }
        clock.move(Duration.ofMinutes(11));
        sweep();
        for (var application : List.of(one, two)) {
            var seen =
                    list(
                            tx ->
                                    tx.audit()
                                            .list(
                                                    AuditFilter.ofReseller(application.reseller()),
                                                    new PageRequest(null, PageRequest.MAX)));
            assertThat(seen.stream().filter(e -> e.action().equals("device.allowed")))
                    .hasSize(61)
                    .allMatch(e -> application.id().equals(e.matter().application()));
        }
    }
}
