package dev.steelyard.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steelyard.guard.feed.StateUnavailable;
import dev.steelyard.guard.principal.PrincipalRef;
import dev.steelyard.guard.principal.PrincipalState;
import dev.steelyard.guard.scripted.GuardedApi;
import dev.steelyard.guard.scripted.States;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many principals that are met at once: few calls, and each as if it had been asked for alone. */
@Timeout(300)
class FirstUsesTest {
    private static final String STATES = "/guard/v1/states";
    private static final int CALLS = 4;

    private final GuardedApi api = new GuardedApi();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch answered = new CountDownLatch(1);

    @AfterEach
    void close() {
        answered.countDown();
        threads.shutdownNow();
        api.close();
    }

    private static PrincipalRef client(int number) {
        return new PrincipalRef("665fc%019d".formatted(number), null);
    }

    private static Map<String, Object> state(int number) {
        Map<String, Object> state = States.client();
        state.put("client", client(number).client());
        state.put("depends", List.of("client:" + client(number).client(), "role:r1", "platform"));
        return state;
    }

    private void put(int many) {
        for (int i = 0; i < many; i++) api.server.put(state(i));
    }

    /** Asks for so many; when it returns four calls are under way, and all others wait. */
    private List<Future<PrincipalState>> meet(int many) throws InterruptedException {
        api.server.statesAnswered = answered;
        List<Future<PrincipalState>> met = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            PrincipalRef principal = client(i);
            met.add(threads.submit(() -> api.feed.state(principal)));
        }
        while (api.server.calls(STATES) < CALLS
                || api.feed.figures().loading().waiting() < many - CALLS) {
            Thread.sleep(1);
        }
        return met;
    }

    @Test
    void threeHundred_inSevenCalls_eachItsOwn() throws Exception {
        put(300);
        var met = meet(300);
        answered.countDown();
        for (int i = 0; i < met.size(); i++) {
            assertThat(met.get(i).get().principal()).isEqualTo(client(i));
        }
        assertThat(api.server.calls(STATES)).isEqualTo(7);
        assertThat(api.feed.figures().loading().calls()).isEqualTo(7);
        assertThat(api.feed.figures().states().loads()).isEqualTo(300);
    }

    @Test
    void changeDuringALoad_whoeverItConcernsIsAskedForAgain() throws Exception {
        put(20);
        var met = meet(20);
        for (int i = 0; i < 20; i += 5) {
            api.server.put(States.dead(state(i), "client_suspended"));
            api.server.change(null, "client:" + client(i).client());
        }
        api.feed.poll();
        answered.countDown();
        for (int i = 0; i < met.size(); i++) {
            assertThat(met.get(i).get().live()).as("client %d", i).isEqualTo(i % 5 != 0);
        }
    }

    @Test
    void changeOfAllDuringALoad_nobodyGetsWhatWasBefore() throws Exception {
        put(50);
        var met = meet(50);
        for (int i = 0; i < 50; i++) {
            Map<String, Object> state = state(i);
            state.put("permissions", List.of());
            api.server.put(state);
        }
        api.server.change(null, "role:r1");
        api.feed.poll();
        answered.countDown();
        for (var one : met) assertThat(one.get().permissions()).isEmpty();
    }

    @Test
    void oneThatTheServerCallsMalformed_failsAlone() throws Exception {
        api.server.malformed = client(17).client();
        put(40);
        var met = meet(40);
        answered.countDown();
        for (int i = 0; i < met.size(); i++) {
            var one = met.get(i);
            if (i == 17) {
                assertThatThrownBy(one::get)
                        .hasCauseInstanceOf(StateUnavailable.class)
                        .hasMessageContaining("400");
            } else {
                assertThat(one.get().live()).isTrue();
            }
        }
    }

    @Test
    void answerThatLacksOne_orWhereOneIsWrong_failsThatOne() throws Exception {
        put(10);
        Map<String, Object> lacking = state(8);
        lacking.put("client", "665fff");
        api.server.replace(client(8).client(), lacking);
        Map<String, Object> wrong = state(9);
        wrong.put("live", "yes");
        api.server.put(wrong);
        var met = meet(10);
        answered.countDown();
        for (int i = 0; i < 8; i++) assertThat(met.get(i).get().live()).isTrue();
        assertThatThrownBy(() -> met.get(8).get()).hasMessageContaining("lacks the principal");
        assertThatThrownBy(() -> met.get(9).get()).hasMessageContaining("not as expected: live");
    }

    @Test
    void moreThanOneAnswerCanHold_isAskedForInParts() throws Exception {
        for (int i = 0; i < 10; i++) {
            Map<String, Object> state = state(i);
            state.put("filler", "x".repeat(1_500_000));
            api.server.put(state);
        }
        var met = meet(10);
        answered.countDown();
        for (var one : met) assertThat(one.get().live()).isTrue();
    }
}
