package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.audit.AuditEvent;
import dev.steelyard.domain.audit.Difference;
import dev.steelyard.domain.audit.Facts;
import dev.steelyard.domain.audit.Matter;
import dev.steelyard.domain.audit.Origin;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.store.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

public abstract class AuditContract extends StoreContract {
    protected AuditContract(Supplier<String> databases) {
        super(databases);
    }

    @Test
    void appended_areListedOldestFirst_byPages() {
        var reseller = world.reseller().id();
        var events = new ArrayList<AuditEvent>();
        for (int i = 0; i < 3; i++) {
            clock.move(Duration.ofMillis(1));
            events.add(append(reseller, Map.of("name", "a → b", "n", String.valueOf(i))));
        }

        assertThat(list(tx -> tx.audit().list(reseller, Page.FIRST))).isEqualTo(events);
        assertThat(list(tx -> tx.audit().list(reseller, new Page(events.get(0).id().hex(), 1))))
                .containsExactly(events.get(1));
    }

    @Test
    void operatorsOwn_isInNoResellersList() {
        var reseller = world.reseller().id();
        var own = append(null, Map.of());
        var theirs = append(reseller, Map.of());

        assertThat(list(tx -> tx.audit().list(reseller, Page.FIRST))).containsExactly(theirs);
        assertThat(list(tx -> tx.audit().list(null, Page.FIRST))).contains(own, theirs);
    }

    @Test
    void differences_comeBackAsTheyWere() {
        var before =
                Facts.NONE
                        .with("none", null)
                        .with("flag", true)
                        .with("empty", Set.of())
                        .with("many", List.of("b", "a"));
        var after = Facts.NONE.with("text", "\"\\/\b\t\n\f\r\u0001\u007f\u2028ü😀{}[],:");
        var application = world.application().id();
        var reseller = world.reseller().id();
        for (var difference :
                List.of(
                        new Difference(before, after),
                        new Difference(null, Facts.NONE),
                        new Difference(after, null))) {
            var event =
                    new AuditEvent(
                            world.id(),
                            world.now(),
                            "system",
                            "role.update",
                            new Matter("role", world.id().hex(), application, reseller),
                            new Origin("192.0.2.1", "request-1", world.id(), world.id()),
                            Map.of(),
                            difference,
                            null);
            world.write(tx -> tx.audit().append(event));
            assertThat(list(tx -> tx.audit().list(reseller, Page.FIRST)).getLast())
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
                        Matter.of(reseller, "client", world.id()),
                        reseller == null ? Origin.SYSTEM : Origin.of("192.0.2.1", "request-1"),
                        detail,
                        null,
                        null);
        world.write(tx -> tx.audit().append(event));
        return event;
    }
}
