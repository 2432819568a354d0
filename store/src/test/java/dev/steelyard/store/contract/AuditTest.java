package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.audit.AuditEvent;
import dev.steelyard.domain.audit.AuditFilter;
import dev.steelyard.domain.audit.AuditOrigin;
import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.audit.AuditedProperties;
import dev.steelyard.domain.audit.Difference;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.search.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AuditTest extends StoreContract {
    @Test
    void appended_areListedNewestFirst_byPages() {
        var reseller = world.reseller().id();
        var events = new ArrayList<AuditEvent>();
        for (int i = 0; i < 3; i++) {
            clock.move(Duration.ofMillis(1));
            events.add(append(reseller, Map.of("name", "a → b", "n", String.valueOf(i))));
        }

        assertThat(list(tx -> tx.audit().list(AuditFilter.ofReseller(reseller), PageRequest.FIRST)))
                .isEqualTo(events.reversed());
        assertThat(
                        list(
                                tx ->
                                        tx.audit()
                                                .list(
                                                        AuditFilter.ofReseller(reseller),
                                                        new PageRequest(
                                                                events.get(2).id().hex(), 1))))
                .containsExactly(events.get(1));
    }

    @Test
    void operatorsOwn_isInNoResellersList() {
        var reseller = world.reseller().id();
        var own = append(null, Map.of());
        var theirs = append(reseller, Map.of());

        assertThat(list(tx -> tx.audit().list(AuditFilter.ofReseller(reseller), PageRequest.FIRST)))
                .containsExactly(theirs);
        assertThat(list(tx -> tx.audit().list(AuditFilter.ALL, PageRequest.FIRST)))
                .contains(own, theirs);
    }

    @Test
    void filters_areAllHeld_togetherToo() {
        var reseller = world.reseller().id();
        var one = append(reseller, Map.of());
        clock.move(Duration.ofHours(1));
        var two = append(reseller, Map.of());
        append(null, Map.of());
        var all = AuditFilter.ofReseller(reseller);
        var none = world.id().hex();

        assertThat(filtered(all)).containsExactly(two, one);
        assertThat(filtered(with(reseller, two.actor(), null, null))).containsExactly(two);
        assertThat(filtered(with(reseller, two.actor(), "client.create", one))).isEmpty();
        assertThat(filtered(with(reseller, null, "client.create", one))).containsExactly(one);
        assertThat(filtered(with(reseller, null, "client.made", null))).isEmpty();
        assertThat(filtered(with(reseller, none, null, null))).isEmpty();
        assertThat(filtered(in(reseller, one.at(), two.at()))).containsExactly(one);
        assertThat(filtered(in(reseller, one.at().plusMillis(1), null))).containsExactly(two);
        assertThat(filtered(in(reseller, null, two.at().plusMillis(1)))).containsExactly(two, one);
        assertThat(filtered(in(reseller, Instant.EPOCH, Instant.parse("9999-12-31T23:59:59.999Z"))))
                .containsExactly(two, one);
        assertThat(filtered(request(reseller, "request-1"))).containsExactly(two, one);
        assertThat(filtered(request(reseller, "request-2"))).isEmpty();
        assertThat(filtered(type(reseller, "client"))).containsExactly(two, one);
        assertThat(filtered(type(reseller, "role"))).isEmpty();
    }

    private List<AuditEvent> filtered(AuditFilter filter) {
        return list(tx -> tx.audit().list(filter, PageRequest.FIRST));
    }

    private static AuditFilter with(
            Id<Reseller> reseller,
            @Nullable String actor,
            @Nullable String action,
            @Nullable AuditEvent like) {
        return new AuditFilter(
                reseller,
                null,
                actor,
                action,
                like == null ? null : like.matter().type(),
                like == null ? null : like.matter().id(),
                null,
                null,
                null);
    }

    private static AuditFilter in(
            Id<Reseller> reseller, @Nullable Instant from, @Nullable Instant until) {
        return new AuditFilter(reseller, null, null, null, null, null, null, from, until);
    }

    private static AuditFilter request(Id<Reseller> reseller, String request) {
        return new AuditFilter(reseller, null, null, null, null, null, request, null, null);
    }

    private static AuditFilter type(Id<Reseller> reseller, String type) {
        return new AuditFilter(reseller, null, null, null, type, null, null, null, null);
    }

    @Test
    void differences_comeBackAsTheyWere() {
        var before =
                AuditedProperties.NONE
                        .with("none", null)
                        .with("flag", true)
                        .with("empty", Set.of())
                        .with("many", List.of("b", "a"));
        var after =
                AuditedProperties.NONE.with("text", "\"\\/\b\t\n\f\r\u0001\u007f\u2028ü😀{}[],:");
        var application = world.application().id();
        var reseller = world.reseller().id();
        for (var difference :
                List.of(
                        new Difference(before, after),
                        new Difference(null, AuditedProperties.NONE),
                        new Difference(after, null))) {
            var event =
                    new AuditEvent(
                            world.id(),
                            world.now(),
                            "system",
                            "role.update",
                            new AuditSubject("role", world.id().hex(), application, reseller),
                            new AuditOrigin("192.0.2.1", "request-1", world.id(), world.id()),
                            Map.of(),
                            difference,
                            null);
            world.write(tx -> tx.audit().append(event));
            assertThat(
                            list(tx ->
                                            tx.audit()
                                                    .list(
                                                            AuditFilter.ofReseller(reseller),
                                                            PageRequest.FIRST))
                                    .getFirst())
                    .isEqualTo(event);
            clock.move(Duration.ofMillis(1));
        }
    }

    private AuditEvent append(@Nullable Id<Reseller> reseller, Map<String, String> detail) {
        var event =
                new AuditEvent(
                        world.id(),
                        world.now(),
                        "user:" + world.id(),
                        "client.create",
                        AuditSubject.of(reseller, "client", world.id()),
                        reseller == null
                                ? AuditOrigin.SYSTEM
                                : AuditOrigin.of("192.0.2.1", "request-1"),
                        detail,
                        null,
                        null);
        world.write(tx -> tx.audit().append(event));
        return event;
    }
}
