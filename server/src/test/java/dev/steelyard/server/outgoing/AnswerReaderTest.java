package dev.steelyard.server.outgoing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of whoever a client's maker named: they must not keep this server busy. */
class AnswerReaderTest {
    private static final int BLANKS = 60_000;

    private static Answer.Answered read(String header) throws IOException {
        var answer = "HTTP/1.1 200 OK\r\n" + header + "\r\nContent-Length: 2\r\n\r\nok";
        return new AnswerReader(new ByteArrayInputStream(answer.getBytes(ISO_8859_1))).read();
    }

    @Test
    void blanks_around_a_value_are_no_part_of_it() throws IOException {
        var answer = read("X-Text:\t a \t b\t ");

        assertThat(answer.header("x-text")).contains("a \t b");
        assertThat(answer.body()).isEqualTo("ok");
        assertThat(read("X-Text:").header("x-text")).contains("");
    }

    /** After the blanks something that ends a line for some, and no line here. */
    @ParameterizedTest
    @ValueSource(strings = {"\r", "\u0085"})
    void header_of_nothing_but_blanks_that_is_none_is_refused_at_once(String end) {
        var header = "X-Text:" + " ".repeat(BLANKS) + end + "x";

        assertTimeoutPreemptively(
                Duration.ofSeconds(2),
                () -> assertThatThrownBy(() -> read(header)).isInstanceOf(IOException.class));
    }

    @Test
    void blanks_within_a_value_are_read_at_once() {
        var header = "X-Text: a" + " ".repeat(BLANKS) + "b";

        assertTimeoutPreemptively(
                Duration.ofSeconds(2), () -> assertThat(read(header).header("x-text")).isPresent());
    }
}
