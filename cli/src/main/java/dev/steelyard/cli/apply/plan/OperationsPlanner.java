package dev.steelyard.cli.apply.plan;

import dev.steelyard.cli.api.ApiRequest;
import dev.steelyard.cli.apply.kind.ResourceKinds;
import dev.steelyard.cli.apply.kind.ResourceRef;
import dev.steelyard.cli.apply.kind.Value;
import dev.steelyard.cli.apply.state.CurrentValueReader;
import dev.steelyard.cli.apply.state.ExistingResource;
import dev.steelyard.cli.apply.state.Match;
import dev.steelyard.cli.apply.state.ResourceMatches;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Plans the change to a resource server's list of API operations (method, path, required
 * permission), which the management API replaces as a whole.
 */
final class OperationsPlanner {
    private final ResourceMatches level;
    private final PruningPlanner leftovers;
    private final PermissionCheck catalogue;
    private final DryRunPreview rehearsals;
    private final List<PlanLine> lines = new ArrayList<>();
    private final List<Map<String, @Nullable Object>> all = new ArrayList<>();

    OperationsPlanner(
            ResourceMatches level,
            PruningPlanner leftovers,
            PermissionCheck catalogue,
            DryRunPreview rehearsals) {
        this.level = level;
        this.leftovers = leftovers;
        this.catalogue = catalogue;
        this.rehearsals = rehearsals;
    }

    /** The expected version is the resource server's. */
    Optional<Change> plan(ResourceRef server, String where) {
        level.pairs().forEach(pair -> wanted(pair, where));
        for (var other : level.others()) {
            var title = "operation " + other.name() + where;
            if (leftovers.prunes()) {
                lines.add(PlanLine.removed(title));
            } else {
                leftovers.beyond(title);
                all.add(json(other.name(), permission(other)));
            }
        }
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        rehearse(server);
        return Optional.of(change(server, where));
    }

    /** All are replaced together, so the effect is shown once, with the last of them. */
    private void rehearse(ResourceRef server) {
        if (server.exists() && lines.stream().anyMatch(line -> line.sign() != '+')) {
            var path = ResourceKinds.OPERATION.places().listed(server).path();
            lines.add(lines.removeLast().with(rehearsals.ofOperations(path, all)));
        }
    }

    private Change change(ResourceRef server, String where) {
        return new Change(
                2 * ResourceKinds.OPERATION.order(),
                level.pairs().isEmpty() ? 0 : level.pairs().getFirst().entry().line(),
                "operations" + where,
                lines,
                Map.of(),
                false,
                List.of(
                        ChangeRequest.of(
                                () ->
                                        ApiRequest.put(
                                                ResourceKinds.OPERATION
                                                        .places()
                                                        .listed(server)
                                                        .path(),
                                                Map.of("operations", all),
                                                server.version()))));
    }

    private void wanted(Match pair, String where) {
        var entry = pair.entry();
        var said = entry.said().get("permission");
        var permission =
                said != null && said.value() instanceof Value.Text(var text)
                        ? text
                        : CurrentValueReader.ANY;
        if (!permission.equals(CurrentValueReader.ANY)) {
            catalogue.note(entry.line(), "operation " + entry.name(), List.of(permission));
        }
        all.add(json(entry.name(), permission));
        var title = "operation " + entry.name() + where;
        var known = pair.known();
        if (known == null) {
            lines.add(PlanLine.added(title + ": " + permission, List.of()));
            return;
        }
        var details = new ArrayList<String>();
        detail(details, "path", known.name(), entry.name());
        detail(details, "permission", permission(known), permission);
        if (!details.isEmpty()) {
            lines.add(PlanLine.changed(title, details));
        }
    }

    private static void detail(List<String> details, String what, String before, String after) {
        if (!before.equals(after)) {
            details.add(ChangeText.change(what, new Value.Text(before), new Value.Text(after)));
        }
    }

    private static String permission(ExistingResource known) {
        return known.json().path("permission").asString(CurrentValueReader.ANY);
    }

    private static Map<String, @Nullable Object> json(String name, String permission) {
        var words = name.split(" ", 2);
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("method", words[0]);
        json.put("path", words[1]);
        if (!permission.equals(CurrentValueReader.ANY)) {
            json.put("permission", permission);
        }
        return json;
    }
}
