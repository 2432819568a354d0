package dev.steelyard.program.apply;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether all permissions are there that a file needs: those it makes, and those it finds. */
final class Names {
    private final Set<String> known;

    private Names(Set<String> known) {
        this.known = known;
    }

    static void check(Platform platform, Present present, boolean prune) {
        var permissions = platform.permissions();
        var known = new HashSet<>(present.permissions().keySet());
        if (permissions != null) {
            if (prune) {
                PermissionSteps.others(permissions, present)
                        .forEach(other -> known.remove(other.permission().name()));
            }
            permissions.forEach(permission -> known.add(permission.name()));
        }
        var names = new Names(known);
        orNone(platform.operations())
                .forEach(
                        operation -> {
                            var permission = operation.permission();
                            if (permission != null) {
                                names.check("operation " + operation.text(), List.of(permission));
                            }
                        });
        orNone(platform.templates())
                .forEach(
                        template ->
                                names.check("template " + template.name(), template.permissions()));
        platform.ceilings()
                .forEach(
                        ceiling ->
                                names.check(
                                        "ceiling of " + ceiling.holder(), ceiling.permissions()));
    }

    private void check(String where, Collection<String> names) {
        for (var name : names) {
            if (!known.contains(name)) {
                throw new FileProblem(
                        where + ": there is no permission " + name + Nearest.hint(name, known));
            }
        }
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
