package dev.steelyard.cli.apply.plan;

import dev.steelyard.cli.apply.kind.IdentifierType;
import dev.steelyard.cli.apply.kind.ResourceKind;
import dev.steelyard.cli.apply.kind.ResourceRef;
import dev.steelyard.cli.apply.read.ApplyFile;
import dev.steelyard.cli.apply.read.FileSection;
import dev.steelyard.cli.apply.state.Caller;
import dev.steelyard.cli.apply.state.CurrentValueReader;
import dev.steelyard.cli.apply.state.FileScope;
import dev.steelyard.cli.apply.state.ReferenceResolver;
import dev.steelyard.cli.apply.state.ResourceMatcher;
import dev.steelyard.cli.apply.state.ServerRefusal;
import dev.steelyard.cli.apply.state.ServerStateReader;
import dev.steelyard.cli.yaml.FileProblems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Creates the plan of {@code steelyard apply}: compares a YAML file with the server, from the
 * platform or reseller down to its parts.
 */
public final class Planner {
    private final FileProblems problems = new FileProblems();
    private final ResourceMatcher matching;
    private final ReferenceResolver references;
    private final CurrentValueReader present;
    private final ResourceChangePlanner comparing;
    private final UniqueAttributePlanner taking;
    private final PermissionCheck catalogue;
    private final DryRunPreview rehearsals;
    private final PruningPlanner leftovers;
    private final List<Change> changes = new ArrayList<>();
    private final List<String> beyond = new ArrayList<>();

    private Planner(ServerStateReader survey, Caller caller, boolean prune) {
        this.matching = new ResourceMatcher(survey, problems);
        this.references = new ReferenceResolver(matching, problems, prune);
        this.present = new CurrentValueReader(survey, matching);
        var requests = new ChangeRequestBuilder(present);
        this.rehearsals = new DryRunPreview(survey);
        this.comparing =
                new ResourceChangePlanner(
                        requests, new CeilingPreview(survey), rehearsals, problems, beyond);
        this.taking = new UniqueAttributePlanner(requests, problems);
        this.catalogue = new PermissionCheck(survey, problems);
        this.leftovers = new PruningPlanner(requests, rehearsals, caller, prune, changes, beyond);
    }

    /**
     * @throws dev.steelyard.cli.yaml.InvalidFile with everything that is impossible
     * @throws ServerRefusal the caller may not read it
     */
    public static Plan plan(
            ApplyFile file, ServerStateReader survey, Caller caller, boolean prune) {
        var planner = new Planner(survey, caller, prune);
        var root = FileScope.of(file, caller, survey, planner.problems);
        planner.walk(root.kinds(), file.parts(), root.target(), "");
        planner.catalogue.check();
        planner.problems.check();
        planner.changes.sort(Comparator.comparingInt(Change::order));
        return new Plan(planner.changes, planner.beyond);
    }

    private void walk(
            List<ResourceKind> kinds,
            Map<String, FileSection> parts,
            ResourceRef parent,
            String where) {
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

    private void part(ResourceKind kind, FileSection part, ResourceRef parent, String where) {
        var level = matching.level(kind, parent, part);
        if (kind.identity() == IdentifierType.OPERATION) {
            new OperationsPlanner(level, leftovers, catalogue, rehearsals)
                    .plan(parent, where)
                    .ifPresent(changes::add);
            return;
        }
        var all = new ArrayList<DesiredResource>();
        for (var pair : level.pairs()) {
            var title = kind.noun() + " " + pair.entry().name() + where;
            var wanted = DesiredResource.of(pair, parent, title, references, present);
            all.add(wanted);
            catalogue.note(wanted);
            comparing.change(wanted).ifPresent(changes::add);
            walk(
                    kind.parts(),
                    pair.entry().parts(),
                    pair.target(),
                    ", " + (kind.identity() == IdentifierType.KEY ? "of " : "in ") + title);
        }
        taking.plan(all).ifPresent(changes::add);
        for (var other : level.others()) {
            catalogue.left(other, leftovers.isEnded(other));
            leftovers.other(other, parent, other.kind().noun() + " " + other.name() + where);
        }
    }
}
