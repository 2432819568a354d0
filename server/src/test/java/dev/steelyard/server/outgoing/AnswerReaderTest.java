package dev.steelyard.server.outgoing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
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
    void header_of_nothing_but_blanks_that_is_none_is_refused(String end) {
        var header = "X-Text:" + " ".repeat(BLANKS) + end + "x";

        assertThatThrownBy(() -> read(header)).isInstanceOf(IOException.class);
    }

    @Test
    void blanks_within_a_value_are_read() throws IOException {
        assertThat(read("X-Text: a" + " ".repeat(BLANKS) + "b").header("x-text")).isPresent();
    }

    /** Or whoever sends thousands of blanks would have them tried in every way. */
    @ParameterizedTest
    @MethodSource("nearly")
    void every_letter_is_looked_at_a_few_times_at_most(Pattern pattern, String text) {
        var counted = new Counted(text, new AtomicInteger());

        var _ = pattern.matcher(counted).matches();

        assertThat(counted.looks).hasPositiveValue();
    }

    static Stream<Arguments> nearly() {
        return Stream.of("", "\r", "\u0085", "b", ";", " ")
                .map(end -> " ".repeat(BLANKS) + end + "x")
                .flatMap(
                        blanks ->
                                Stream.of(
                                        Arguments.of(AnswerReader.HEADER, "X-Text:" + blanks),
                                        Arguments.of(AnswerReader.HEADER, "X-Text: a" + blanks),
                                        Arguments.of(AnswerReader.HEADER, "a".repeat(BLANKS)),
                                        Arguments.of(AnswerReader.STATUS, "HTTP/1.1 200" + blanks),
                                        Arguments.of(AnswerReader.CHUNK, "a" + blanks)));
    }

    /** Text that knows how often one of its letters was asked for, and bears it so often only. */
    private record Counted(CharSequence text, AtomicInteger looks) implements CharSequence {
        private static final int A_FEW = 10;

        @Override
        public char charAt(int index) {
            assertThat(looks.incrementAndGet()).isLessThan(A_FEW * text.length());
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
