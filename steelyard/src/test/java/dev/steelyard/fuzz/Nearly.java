package dev.steelyard.fuzz;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Texts that are nearly right: good ones with some places changed, and some that are noise. */
public final class Nearly {
    private Nearly() {}

    /** How a good text is changed: at some place, some characters become others. */
    private record Change(int place, int length, String other) {
        String in(String text) {
            int at = text.isEmpty() ? 0 : place % text.length();
            int end = Math.min(text.length(), at + length);
            return text.substring(0, at) + other + text.substring(end);
        }
    }

    /**
     * @param words what may be put in, beside characters of all kinds and parts of the good texts
     */
    public static Arbitrary<String> right(List<String> good, String... words) {
        var noise =
                Arbitraries.oneOf(
                        Arbitraries.strings().ascii().ofMaxLength(3),
                        Arbitraries.strings().all().ofMaxLength(3),
                        Arbitraries.of(
                                "", "\u0000", "\r\n", "%", "%00", "%ff", "\"", "\\", "/", "."),
                        words.length == 0 ? Arbitraries.just("") : Arbitraries.of(words));
        var change =
                Combinators.combine(
                                Arbitraries.integers().between(0, 1_000),
                                Arbitraries.integers().between(0, 5),
                                noise)
                        .as(Change::new);
        return Combinators.combine(Arbitraries.of(good), change.list().ofMaxSize(5))
                .as(
                        (text, changes) -> {
                            var changed = text;
                            for (var each : changes) {
                                changed = each.in(changed);
                            }
                            return changed;
                        });
    }
}
