package dev.steelyard.program.apply;

import dev.steelyard.program.apply.file.Problems;
import dev.steelyard.program.apply.kind.Attribute;
import dev.steelyard.program.apply.kind.Identity;
import dev.steelyard.program.apply.kind.Kind;
import dev.steelyard.program.apply.kind.Target;
import dev.steelyard.program.apply.kind.Way;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Compares a file with the server, from the top down. Used once. */
final class Planner {
    private final Problems problems = new Problems();
    private final Survey survey;
    private final Matching matching;
    private final References references;
    private final Present present;
    private final Requests requests;
    private final Catalogue catalogue;
    private final Leftovers leftovers;
    private final List<Change> changes = new ArrayList<>();
    private final List<String> beyond = new ArrayList<>();

    private Planner(Survey survey, Caller caller, boolean prune) {
        this.survey = survey;
        this.matching = new Matching(survey, problems);
        this.references = new References(matching, problems, prune);
        this.present = new Present(survey, matching);
        this.requests = new Requests(present);
        this.catalogue = new Catalogue(survey, problems);
        this.leftovers = new Leftovers(requests, caller, prune, changes, beyond);
    }

    /**
     * @throws dev.steelyard.program.apply.file.FileProblem with everything that can't be
     * @throws ServerRefusal it may not be looked at
     */
    static Plan plan(Description file, Survey survey, Caller caller, boolean prune) {
        var planner = new Planner(survey, caller, prune);
        var root = Root.of(file, caller, survey, planner.problems);
        planner.walk(root.kinds(), file.parts(), root.target(), "");
        planner.catalogue.check();
        planner.problems.check();
        planner.changes.sort(Comparator.comparingInt(Change::order));
        return new Plan(planner.changes, planner.beyond);
    }

    private void walk(List<Kind> kinds, Map<String, Part> parts, Target parent, String where) {
        for (var kind : kinds) {
            var part = parts.get(kind.key());
            if (part == null) {
                continue;
            }
            try {
                part(kind, part, parent, where);
            } catch (ServerRefusal e) {
                throw e.at("line " + part.line() + ": " + kind.key());
            }
        }
    }

    private void part(Kind kind, Part part, Target parent, String where) {
        var level = matching.level(kind, parent, part);
        if (kind.identity() == Identity.OPERATION) {
            new Operations(level, leftovers, catalogue).plan(parent, where).ifPresent(changes::add);
            return;
        }
        for (var pair : level.pairs()) {
            var title = kind.noun() + " " + pair.entry().name();
            var wanted = Wanted.of(pair, parent, title + where, references, present);
            catalogue.note(wanted);
            compare(wanted);
            walk(
                    kind.parts(),
                    pair.entry().parts(),
                    pair.target(),
                    ", " + (kind.identity() == Identity.KEY ? "of " : "in ") + title);
        }
        for (var other : level.others()) {
            catalogue.left(other, leftovers.isEnded(other));
            leftovers.other(other, parent, other.kind().noun() + " " + other.name() + where);
        }
    }

    private void compare(Wanted wanted) {
        var known = wanted.pair().known();
        if (known == null) {
            add(wanted, Line.added(wanted.title(), Wording.all(wanted)), requests.making(wanted));
            return;
        }
        var different = wanted.different();
        wanted.unsaid()
                .forEach(
                        unsaid ->
                                beyond.add(
                                        wanted.title()
                                                + ": "
                                                + unsaid
                                                + " (the file doesn't say)"));
        if (different.isEmpty()) {
            return;
        }
        different.forEach(attribute -> checkChangeable(wanted, attribute));
        var line = Line.changed(wanted.title(), Wording.changes(wanted, different));
        add(
                wanted,
                line,
                known.kind().equals(wanted.entry().kind())
                        ? requests.changing(wanted, different)
                        : requests.inviting(wanted, known));
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

    private void add(Wanted wanted, Line line, List<Request> all) {
        var kind = wanted.entry().kind();
        var known = wanted.pair().known();
        boolean makes = known == null || !known.kind().equals(kind);
        changes.add(
                new Change(
                        kind.order(),
                        wanted.entry().line(),
                        wanted.title(),
                        List.of(line),
                        wanted.fields(),
                        makes && Secrets.has(kind, wanted),
                        all));
    }
}
