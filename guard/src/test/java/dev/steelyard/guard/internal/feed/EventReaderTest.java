package dev.steelyard.guard.internal.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steelyard.guard.feed.StateUnavailable;
import dev.steelyard.guard.internal.feed.EventReader.Event;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTML Living Standard, section 9.2.6. */
class EventReaderTest {
    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n"})
    void lines_endInThreeWays(String end) throws IOException {
        String text =
                ": a comment\nid: 7\nevent: changes\ndata: {\"a\":1}\n\ndata:x\ndata:  y\n\n"
                        .replace("\n", end);
        assertThat(read(text))
                .containsExactly(
                        new Event("changes", "7", "{\"a\":1}"), new Event("message", "7", "x\n y"));
    }

    @Test
    void withoutDataOrUnfinished_isNoEvent() throws IOException {
        assertThat(read("event: a\n\nid: 1\nretry: 5\nnonsense\ndata: x\n\ndata: cut"))
                .containsExactly(new Event("message", "1", "x"));
        assertThat(read("")).isEmpty();
    }

    @Test
    void tooLarge_isRefused() {
        assertThatThrownBy(() -> read("data: " + "x".repeat(5_000_000)))
                .isInstanceOf(StateUnavailable.class);
        assertThatThrownBy(() -> read(("data: " + "x".repeat(1_000_000) + "\n").repeat(5)))
                .isInstanceOf(StateUnavailable.class);
    }

    private static List<Event> read(String text) throws IOException {
        EventReader reader =
                new EventReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        List<Event> events = new ArrayList<>();
        Event event;
        while ((event = reader.next()) != null) events.add(event);
        return events;
    }
}
