package dev.steelyard.program.apply;

import dev.steelyard.program.apply.Platform.Permission;
import dev.steelyard.program.apply.Present.KnownPermission;
import dev.steelyard.program.client.ApiRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes and changes permissions. */
final class PermissionSteps {
    private PermissionSteps() {}

    static List<Step> of(List<Permission> wanted, Present present) {
        var steps = new ArrayList<Step>();
        for (var permission : wanted) {
            var known = present.permissions().get(permission.name());
            if (known == null) {
                steps.add(step(Line.added(describe(permission)), permission, null));
                continue;
            }
            if (!present.isOwn(known)) {
                throw new FileProblem(
                        "permissions: "
                                + permission.name()
                                + " belongs to another resource server, "
                                + known.resourceServer());
            }
            var difference = difference(known.permission(), permission);
            if (!difference.isEmpty()) {
                var line = Line.changed("permission " + permission.name() + ": " + difference);
                steps.add(step(line, permission, known.version()));
            }
        }
        return steps;
    }

    /** Those of the resource server that the file doesn't name. */
    static List<KnownPermission> others(List<Permission> wanted, Present present) {
        var names = wanted.stream().map(Permission::name).toList();
        return present.permissions().values().stream()
                .filter(present::isOwn)
                .filter(known -> !names.contains(known.permission().name()))
                .toList();
    }

    static Step removal(KnownPermission known) {
        var name = known.permission().name();
        return Step.of(
                Line.removed("permission " + name),
                ApiRequest.delete("/permissions/" + ApiRequest.segment(name), known.version()));
    }

    private static Step step(Line line, Permission permission, @Nullable Long version) {
        return new Step(
                List.of(line),
                server -> {
                    var body = new LinkedHashMap<String, @Nullable Object>();
                    body.put("resource_server", server);
                    body.put("label", permission.label());
                    body.put("holders", permission.holders());
                    body.put("surface", permission.surface());
                    body.put("special", permission.special());
                    return ApiRequest.put(
                            "/permissions/" + ApiRequest.segment(permission.name()), body, version);
                });
    }

    private static String describe(Permission permission) {
        return "permission "
                + permission.name()
                + ": "
                + permission.label()
                + " ("
                + String.join(", ", permission.holders())
                + (permission.surface().equals("api") ? "" : "; " + permission.surface())
                + (permission.special() ? "; special)" : ")");
    }

    private static Wording difference(Permission before, Permission after) {
        return new Wording()
                .change("label", before.label(), after.label())
                .change(before.holders(), after.holders())
                .change("surface", before.surface(), after.surface())
                .change("special", before.special(), after.special());
    }
}
