package dev.steelyard.cli.apply.plan;

import dev.steelyard.cli.apply.kind.Attribute;
import dev.steelyard.cli.apply.kind.UpdateMethod;
import dev.steelyard.cli.apply.kind.Value;
import dev.steelyard.cli.yaml.FileProblems;
import java.util.List;
import java.util.Optional;

/**
 * Plans the change of an attribute that exactly one resource of a kind has, such as being the
 * default resource server. The resource that has it in the file takes it from the previous one.
 */
final class UniqueAttributePlanner {
    /** After all creations and before all removals, since it changes versions. */
    private static final int ORDER = 900;

    private static final Value YES = new Value.Flag(true);

    private final ChangeRequestBuilder requests;
    private final FileProblems problems;

    UniqueAttributePlanner(ChangeRequestBuilder requests, FileProblems problems) {
        this.requests = requests;
        this.problems = problems;
    }

    /** The change among all resources of a level. */
    Optional<Change> plan(List<DesiredResource> all) {
        if (all.isEmpty()) {
            return Optional.empty();
        }
        return all.getFirst().entry().kind().attributes().stream()
                .filter(attribute -> attribute.way() == UpdateMethod.TAKEN)
                .findFirst()
                .flatMap(attribute -> plan(attribute, all));
    }

    private Optional<Change> plan(Attribute attribute, List<DesiredResource> all) {
        var key = attribute.key();
        var takers = all.stream().filter(one -> YES.equals(one.value(attribute))).toList();
        takers.stream()
                .skip(1)
                .forEach(
                        second ->
                                problems.at(
                                        second.entry().lineOf(key),
                                        key
                                                + ": true at line "
                                                + takers.getFirst().entry().lineOf(key)
                                                + " already; only one can have it"));
        if (takers.isEmpty()) {
            all.stream()
                    .filter(one -> YES.equals(one.before().get(key)))
                    .filter(one -> one.value(attribute) != null)
                    .forEach(
                            one ->
                                    problems.at(
                                            one.entry().lineOf(key),
                                            key + ": set true at the one that is to have it"));
            return Optional.empty();
        }
        var taker = takers.getFirst();
        return YES.equals(taker.before().get(key))
                ? Optional.empty()
                : Optional.of(change(taker, attribute));
    }

    private Change change(DesiredResource taker, Attribute attribute) {
        return new Change(
                ORDER,
                taker.entry().lineOf(attribute.key()),
                taker.title(),
                List.of(
                        PlanLine.changed(
                                taker.title(),
                                List.of(
                                        ChangeText.change(
                                                attribute.key(), new Value.Flag(false), YES)))),
                taker.fields(),
                false,
                List.of(requests.taking(taker, attribute)));
    }
}
