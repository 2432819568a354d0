package dev.steelyard.program.apply;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A platform as a file describes it. What is null is not in the file, so it isn't looked at; a part
 * that is empty says that there shall be nothing.
 */
record Platform(
        @Nullable Server server,
        @Nullable List<Permission> permissions,
        @Nullable List<Operation> operations,
        @Nullable List<Template> templates,
        List<Ceiling> ceilings) {

    record Server(String identifier, String name, boolean standard) {}

    record Permission(
            String name, String label, Set<String> holders, String surface, boolean special) {}

    /**
     * @param permission null: any good token will do
     */
    record Operation(String method, String path, @Nullable String permission) {
        /** Two templates that differ in names of variables only are one operation. */
        String shape() {
            return method + " " + path.replaceAll("\\{[^}]*}", "{}");
        }

        String text() {
            return method + " " + path;
        }
    }

    record Template(String name, String description, Set<String> permissions) {}

    enum Holder {
        RESELLER,
        APPLICATION
    }

    /**
     * @param holder an id, or a name that only one has
     */
    record Ceiling(Holder kind, String holder, Set<String> permissions) {}
}
