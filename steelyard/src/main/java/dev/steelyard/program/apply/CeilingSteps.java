package dev.steelyard.program.apply;

import dev.steelyard.program.client.ApiRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Sets ceilings, each to what the file says. */
final class CeilingSteps {
    private CeilingSteps() {}

    /** In the order of the file: those of resellers first. */
    static List<Step> of(Present present) {
        var steps = new ArrayList<Step>();
        present.ceilings()
                .forEach(
                        (wanted, known) -> {
                            var difference =
                                    new Wording().change(known.now(), wanted.permissions());
                            if (!difference.isEmpty()) {
                                steps.add(step(wanted, known, difference));
                            }
                        });
        return steps;
    }

    private static Step step(
            Platform.Ceiling wanted, Present.KnownCeiling known, Wording difference) {
        var kind = wanted.kind().name().toLowerCase(Locale.ROOT);
        return Step.of(
                Line.changed("ceiling of " + kind + " " + wanted.holder() + ": " + difference),
                ApiRequest.put(known.path(), Map.of("permissions", wanted.permissions()), null));
    }
}
