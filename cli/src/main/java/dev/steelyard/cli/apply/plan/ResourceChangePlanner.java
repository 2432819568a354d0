package dev.steelyard.cli.apply.plan;

import dev.steelyard.cli.apply.kind.Attribute;
import dev.steelyard.cli.apply.kind.ResourceKind;
import dev.steelyard.cli.apply.kind.ResourceKinds;
import dev.steelyard.cli.apply.kind.UpdateMethod;
import dev.steelyard.cli.apply.kind.Value;
import dev.steelyard.cli.yaml.FileProblems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares one resource in the file for {@code steelyard apply} with its state at the server, and
 * plans its creation or update.
 */
final class ResourceChangePlanner {
    private final ChangeRequestBuilder requests;
    private final CeilingPreview cuts;
    private final DryRunPreview rehearsals;
    private final FileProblems problems;
    private final List<String> beyond;

    /**
     * @param beyond gets values at the server that are not defaults and not in the file
     */
    ResourceChangePlanner(
            ChangeRequestBuilder requests,
            CeilingPreview cuts,
            DryRunPreview rehearsals,
            FileProblems problems,
            List<String> beyond) {
        this.requests = requests;
        this.cuts = cuts;
        this.rehearsals = rehearsals;
        this.problems = problems;
        this.beyond = beyond;
    }

    /** The change that is needed; empty: none. */
    Optional<Change> change(DesiredResource wanted) {
        var known = wanted.pair().known();
        if (known == null) {
            boolean person = wanted.entry().kind().invitations() != null;
            var line =
                    PlanLine.added(
                            wanted.title() + (person ? " (is invited)" : ""),
                            ChangeText.all(wanted));
            return Optional.of(change(wanted, line, true, requests.making(wanted)));
        }
        wanted.unsaid().forEach(unsaid -> beyond.add(wanted.title() + ": " + unsaid));
        var different = wanted.different();
        if (different.isEmpty()) {
            return Optional.empty();
        }
        different.forEach(attribute -> checkChangeable(wanted, attribute));
        var details = new ArrayList<>(ChangeText.changes(wanted, different));
        details.addAll(cuts.of(wanted));
        boolean invited = !known.kind().equals(wanted.entry().kind());
        if (!invited) {
            details.addAll(rehearsals.of(wanted));
        }
        return Optional.of(
                change(
                        wanted,
                        PlanLine.changed(wanted.title(), details),
                        invited,
                        invited
                                ? requests.inviting(wanted, known)
                                : requests.changing(wanted, different)));
    }

    private void checkChangeable(DesiredResource wanted, Attribute attribute) {
        if (attribute.way() == UpdateMethod.AT_MAKING) {
            problems.at(
                    wanted.entry().lineOf(attribute.key()),
                    wanted.title()
                            + ": "
                            + attribute.key()
                            + " is "
                            + wanted.before().get(attribute.key())
                            + ", which can't be changed");
        }
    }

    private static Change change(
            DesiredResource wanted, PlanLine line, boolean makes, List<ChangeRequest> all) {
        var entry = wanted.entry();
        // A name may become free only when the resource that has it is renamed.
        int order = 2 * entry.kind().order() + (makes ? 1 : 0);
        return new Change(
                order,
                entry.line(),
                wanted.title(),
                List.of(line),
                wanted.fields(),
                makes && hasSecret(entry.kind(), wanted),
                all);
    }

    /** Whether a new resource has a secret or a link, which the server shows once. */
    private static boolean hasSecret(ResourceKind kind, DesiredResource wanted) {
        return kind.invitations() != null
                || kind.equals(ResourceKinds.RESOURCE_SERVER)
                || kind.equals(ResourceKinds.MANAGEMENT_CLIENT)
                || kind.attribute("type")
                        .map(type -> new Value.Text("confidential").equals(wanted.value(type)))
                        .orElse(false);
    }
}
