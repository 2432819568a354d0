package dev.steelyard.manage;

import static dev.steelyard.manage.Steelyard.done;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.operations.audit.PermissionHolders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterProperty;

/** Whatever was done: who could then is what was decided then. */
abstract class WhoCouldContract {
    private static final int ACTS = 40;

    private final Steelyard steelyard;
    private int held;

    WhoCouldContract(String databaseUrl) {
        steelyard = new Steelyard(databaseUrl);
    }

    /** What the code that decides for guards said at an instant. */
    private record Decided(Instant at, String permission, Set<String> could) {}

    @AfterProperty
    void stop() {
        steelyard.close();
        assertThat(held).isPositive();
    }

    @Property(tries = 12)
    void whoCould_isWhatWasDecidedThen(@ForAll long seed) {
        var random = new Random(seed);
        var history = new History(steelyard, random);
        var decided = new ArrayList<Decided>();
        for (int i = 0; i < ACTS; i++) {
            history.act();
            remember(history, decided);
            steelyard.clock.move(Duration.ofMillis(1L + random.nextLong(864_000_000L)));
            remember(history, decided);
            steelyard.clock.move(Duration.ofMillis(1));
        }
        for (var one : decided) {
            var told = told(history, one);
            assertThat(names(told)).as(one.toString()).isEqualTo(one.could());
            held += told.holders().elements().size();
            assertThat(told.holders().elements())
                    .allSatisfy(holder -> expectActs(holder, one.at()));
        }
    }

    private void remember(History history, List<Decided> decided) {
        var now = steelyard.clock.instant();
        History.PERMISSIONS.forEach(
                permission ->
                        decided.add(new Decided(now, permission, history.could(permission, now))));
    }

    private PermissionHolders told(History history, Decided one) {
        return done(
                steelyard
                        .manage
                        .whoCould()
                        .who(
                                Actor.system(),
                                one.permission(),
                                history.application(),
                                one.at(),
                                PageRequest.FIRST));
    }

    private static Set<String> names(PermissionHolders told) {
        var names = new TreeSet<String>();
        told.holders().elements().forEach(holder -> names.add(holder.principal()));
        return names;
    }

    private static void expectActs(PermissionHolders.Holder holder, Instant at) {
        assertThat(holder.roles())
                .isNotEmpty()
                .allSatisfy(
                        through -> {
                            assertThat(requireNonNull(through.given()).at()).isBeforeOrEqualTo(at);
                            assertThat(requireNonNull(through.permitted()).at())
                                    .isBeforeOrEqualTo(at);
                        });
    }
}
