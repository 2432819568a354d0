package dev.steelyard.cli.apply.plan;

import java.util.List;
import java.util.stream.Stream;

/**
 * A difference between a YAML file and the server, as {@code steelyard plan} prints it: {@code +}
 * created, {@code ~} changed, {@code -} removed.
 *
 * @param details the differing attributes, a line each
 */
public record PlanLine(char sign, String text, List<String> details) {
    static PlanLine added(String text, List<String> details) {
        return new PlanLine('+', text, details);
    }

    static PlanLine changed(String text, List<String> details) {
        return new PlanLine('~', text, details);
    }

    static PlanLine removed(String text) {
        return removed(text, List.of());
    }

    static PlanLine removed(String text, List<String> details) {
        return new PlanLine('-', text, details);
    }

    PlanLine with(List<String> more) {
        return new PlanLine(sign, text, Stream.concat(details.stream(), more.stream()).toList());
    }

    /** All its lines. */
    public List<String> lines() {
        return Stream.concat(
                        Stream.of(sign + " " + text),
                        details.stream().map(detail -> "    " + detail))
                .toList();
    }
}
