package dev.steelyard.program.apply;

import dev.steelyard.program.apply.file.Problems;
import dev.steelyard.program.apply.kind.Attribute;
import dev.steelyard.program.apply.kind.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares one thing of the file with what it is at the server. */
final class Comparing {
    private final Requests requests;
    private final Cuts cuts;
    private final Rehearsals rehearsals;
    private final Problems problems;
    private final List<String> beyond;

    /**
     * @param beyond gets what the server has, isn't usual, and the file doesn't say
     */
    Comparing(
            Requests requests,
            Cuts cuts,
            Rehearsals rehearsals,
            Problems problems,
            List<String> beyond) {
        this.requests = requests;
        this.cuts = cuts;
        this.rehearsals = rehearsals;
        this.problems = problems;
        this.beyond = beyond;
    }

    /** Empty: it is what the file says. */
    Optional<Change> change(Wanted wanted) {
        var known = wanted.pair().known();
        if (known == null) {
            boolean person = wanted.entry().kind().invitations() != null;
            var line =
                    Line.added(
                            wanted.title() + (person ? " (is invited)" : ""), Wording.all(wanted));
            return Optional.of(change(wanted, line, true, requests.making(wanted)));
        }
        wanted.unsaid().forEach(unsaid -> beyond.add(wanted.title() + ": " + unsaid));
        var different = wanted.different();
        if (different.isEmpty()) {
            return Optional.empty();
        }
        different.forEach(attribute -> checkChangeable(wanted, attribute));
        var details = new ArrayList<>(Wording.changes(wanted, different));
        details.addAll(cuts.of(wanted));
        boolean invited = !known.kind().equals(wanted.entry().kind());
        if (!invited) {
            details.addAll(rehearsals.of(wanted));
        }
        return Optional.of(
                change(
                        wanted,
                        Line.changed(wanted.title(), details),
                        invited,
                        invited
                                ? requests.inviting(wanted, known)
                                : requests.changing(wanted, different)));
    }

    private void checkChangeable(Wanted wanted, Attribute attribute) {
        if (attribute.way() == Way.AT_MAKING) {
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

    private static Change change(Wanted wanted, Line line, boolean makes, List<Request> all) {
        var entry = wanted.entry();
        // A name may be free only once the thing that had it is renamed.
        int order = 2 * entry.kind().order() + (makes ? 1 : 0);
        return new Change(
                order,
                entry.line(),
                wanted.title(),
                List.of(line),
                wanted.fields(),
                makes && Secrets.has(entry.kind(), wanted),
                all);
    }
}
