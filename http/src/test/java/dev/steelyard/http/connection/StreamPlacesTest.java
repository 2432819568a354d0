package dev.steelyard.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamPlacesTest {
    private static Deque<StreamPlaces.Place> takeAll(StreamPlaces places, String listener) {
        var taken = new ArrayDeque<StreamPlaces.Place>();
        for (var one = places.take(listener); one != null; one = places.take(listener)) {
            taken.add(one);
        }
        return taken;
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 3", "4, 3", "1000, 750"})
    void listenerThatTakesAllItGets_leavesTheRestToOthers(int all, int share) {
        var places = new StreamPlaces(all);

        assertThat(takeAll(places, "a")).hasSize(share);
        assertThat(takeAll(places, "b")).hasSize(all - share);
        assertThat(places.taken()).isEqualTo(all);
        assertThat(places.take("c")).isNull();
    }

    @Test
    void placeThatIsClosed_isAnybodysAgain() {
        var places = new StreamPlaces(8);
        var one = takeAll(places, "a").removeFirst();
        takeAll(places, "b");

        one.close();

        assertThat(places.taken()).isEqualTo(7);
        assertThat(takeAll(places, "a")).hasSize(1);
    }
}
