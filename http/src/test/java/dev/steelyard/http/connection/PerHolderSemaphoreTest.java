package dev.steelyard.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.http.request.RequestLimits;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PerHolderSemaphoreTest {
    private static Deque<PerHolderSemaphore.Place> takeAll(
            PerHolderSemaphore<String> places, String holder) {
        var taken = new ArrayDeque<PerHolderSemaphore.Place>();
        for (var one = places.take(holder); one != null; one = places.take(holder)) {
            taken.add(one);
        }
        return taken;
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 3", "4, 3", "1000, 750"})
    void listenerThatTakesAllItGets_leavesTheRestToOthers(int all, int share) {
        var limits = new RequestLimits(1, 1, 1, 1, 1, all, Duration.ofSeconds(1), 1);
        var places = new PerHolderSemaphore<String>(all, limits.streamsOfListener());

        assertThat(takeAll(places, "a")).hasSize(share);
        assertThat(takeAll(places, "b")).hasSize(all - share);
        assertThat(places.taken()).isEqualTo(all);
        assertThat(places.take("c")).isNull();
    }

    @Test
    void placeThatIsClosed_isAnybodysAgain() {
        var places = new PerHolderSemaphore<String>(8, 6);
        var one = takeAll(places, "a").removeFirst();
        takeAll(places, "b");

        one.close();

        assertThat(places.taken()).isEqualTo(7);
        assertThat(takeAll(places, "a")).hasSize(1);
    }
}
