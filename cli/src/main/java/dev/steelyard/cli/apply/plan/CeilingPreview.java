package dev.steelyard.cli.apply.plan;

import dev.steelyard.cli.apply.kind.UpdateMethod;
import dev.steelyard.cli.apply.kind.Value;
import dev.steelyard.cli.apply.state.ServerStateReader;
import dev.steelyard.cli.output.DryRunLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Previews, by a dry run at the server, which permissions roles lose or regain when the ceiling
 * (maximum permissions) of a reseller or application changes.
 */
final class CeilingPreview {
    private final ServerStateReader survey;

    CeilingPreview(ServerStateReader survey) {
        this.survey = survey;
    }

    /** A line for each role; none where the ceiling stays, or the server refuses it. */
    List<String> of(DesiredResource wanted) {
        return wanted.different().stream()
                .filter(attribute -> attribute.way() == UpdateMethod.CEILING)
                .map(wanted::value)
                .flatMap(value -> value instanceof Value.Texts texts ? of(wanted, texts) : none())
                .toList();
    }

    private static Stream<String> none() {
        return Stream.empty();
    }

    private Stream<String> of(DesiredResource wanted, Value.Texts ceiling) {
        var path =
                wanted.entry().kind().places().of(wanted.parent(), wanted.target().id())
                        + "/ceiling";
        var answer = survey.tried("PUT", path, Map.of("permissions", ceiling.json()));
        var lines = new ArrayList<String>();
        for (var role : answer.path("roles").values()) {
            line(lines, role, "cut", " loses ");
            line(lines, role, "restored", " has again ");
        }
        int more = answer.path("more_roles").asInt(0);
        if (more > 0) {
            lines.add("and " + more + " more roles are touched");
        }
        lines.addAll(DryRunLines.summary(answer));
        return lines.stream();
    }

    private static void line(List<String> lines, JsonNode role, String member, String verb) {
        var permissions =
                role.path(member).values().stream()
                        .map(one -> one.asString(""))
                        .collect(Collectors.joining(", "));
        if (!permissions.isEmpty()) {
            lines.add(
                    "role "
                            + ServerStateReader.text(role, "name")
                            + " ("
                            + ServerStateReader.text(role, "_id")
                            + ")"
                            + verb
                            + permissions);
        }
    }
}
