package dev.steelyard.program.apply;

import java.util.List;
import java.util.stream.Stream;

/**
 * One difference, as it is shown.
 *
 * @param details what differs, a line each
 */
record Line(char sign, String text, List<String> details) {
    static Line added(String text, List<String> details) {
        return new Line('+', text, details);
    }

    static Line changed(String text, List<String> details) {
        return new Line('~', text, details);
    }

    static Line removed(String text) {
        return removed(text, List.of());
    }

    static Line removed(String text, List<String> details) {
        return new Line('-', text, details);
    }

    Line with(List<String> more) {
        return new Line(sign, text, Stream.concat(details.stream(), more.stream()).toList());
    }

    /** All its lines. */
    List<String> lines() {
        return Stream.concat(
                        Stream.of(sign + " " + text),
                        details.stream().map(detail -> "    " + detail))
                .toList();
    }
}
