package dev.steelyard.cli.apply.plan;

import static java.util.Objects.requireNonNull;

import dev.steelyard.cli.apply.kind.Attribute;
import dev.steelyard.cli.apply.kind.ResourceRef;
import dev.steelyard.cli.apply.kind.Value;
import dev.steelyard.cli.apply.state.ExistingResource;
import dev.steelyard.cli.apply.state.ServerStateReader;
import dev.steelyard.cli.output.DryRunLines;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Previews which users and clients a planned permission change of {@code steelyard apply} affects,
 * by a dry run at the server.
 */
final class DryRunPreview {
    private final ServerStateReader survey;

    DryRunPreview(ServerStateReader survey) {
        this.survey = survey;
    }

    /** Empty where no rights change, or the server refuses the change. */
    List<String> of(DesiredResource wanted) {
        var kind = wanted.entry().kind();
        var rights =
                switch (kind.noun()) {
                    case "role" -> "permissions";
                    case "client", "member" -> "roles";
                    default -> "";
                };
        return wanted.different().stream()
                .filter(attribute -> attribute.key().equals(rights))
                .flatMap(attribute -> of(wanted, attribute, wanted.value(attribute)).stream())
                .toList();
    }

    /** As {@link #of}, for a role that is removed. */
    List<String> ofEnding(ExistingResource other, ResourceRef parent) {
        return other.kind().noun().equals("role")
                ? DryRunLines.summary(
                        survey.tried(
                                "DELETE",
                                other.kind().places().of(parent, other.target().id()),
                                null))
                : List.of();
    }

    /**
     * As {@link #of}, for all operations of an API.
     *
     * @param path of the operations
     */
    List<String> ofOperations(String path, List<Map<String, @Nullable Object>> all) {
        return DryRunLines.summary(survey.tried("PUT", path, Map.of("operations", all)));
    }

    private List<String> of(DesiredResource wanted, Attribute attribute, @Nullable Value value) {
        if (value == null || !isThere(value)) {
            return List.of();
        }
        var places = wanted.entry().kind().places();
        Map<String, @Nullable Object> body = Map.of(attribute.key(), requireNonNull(value.json()));
        return DryRunLines.summary(
                survey.tried(
                        places.whole() ? "PUT" : "PATCH",
                        places.of(wanted.parent(), wanted.target().id()),
                        body));
    }

    /** Whether all references exist: what is still to be created has no users. */
    private static boolean isThere(Value value) {
        return !(value instanceof Value.Things(var things))
                || things.stream().allMatch(ResourceRef::exists);
    }
}
