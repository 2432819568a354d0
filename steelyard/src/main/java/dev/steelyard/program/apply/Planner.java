package dev.steelyard.program.apply;

import dev.steelyard.program.apply.file.Problems;
import dev.steelyard.program.apply.kind.Identity;
import dev.steelyard.program.apply.kind.Kind;
import dev.steelyard.program.apply.kind.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Compares a file with the server, from the top down. Used once. */
final class Planner {
    private final Problems problems = new Problems();
    private final Matching matching;
    private final References references;
    private final Present present;
    private final Comparing comparing;
    private final Taking taking;
    private final Catalogue catalogue;
    private final Rehearsals rehearsals;
    private final Leftovers leftovers;
    private final List<Change> changes = new ArrayList<>();
    private final List<String> beyond = new ArrayList<>();

    private Planner(Survey survey, Caller caller, boolean prune) {
        this.matching = new Matching(survey, problems);
        this.references = new References(matching, problems, prune);
        this.present = new Present(survey, matching);
        var requests = new Requests(present);
        this.rehearsals = new Rehearsals(survey);
        this.comparing = new Comparing(requests, new Cuts(survey), rehearsals, problems, beyond);
        this.taking = new Taking(requests, problems);
        this.catalogue = new Catalogue(survey, problems);
        this.leftovers = new Leftovers(requests, rehearsals, caller, prune, changes, beyond);
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
            new Operations(level, leftovers, catalogue, rehearsals)
                    .plan(parent, where)
                    .ifPresent(changes::add);
            return;
        }
        var all = new ArrayList<Wanted>();
        for (var pair : level.pairs()) {
            var title = kind.noun() + " " + pair.entry().name() + where;
            var wanted = Wanted.of(pair, parent, title, references, present);
            all.add(wanted);
            catalogue.note(wanted);
            comparing.change(wanted).ifPresent(changes::add);
            walk(
                    kind.parts(),
                    pair.entry().parts(),
                    pair.target(),
                    ", " + (kind.identity() == Identity.KEY ? "of " : "in ") + title);
        }
        taking.plan(all).ifPresent(changes::add);
        for (var other : level.others()) {
            catalogue.left(other, leftovers.isEnded(other));
            leftovers.other(other, parent, other.kind().noun() + " " + other.name() + where);
        }
    }
}
