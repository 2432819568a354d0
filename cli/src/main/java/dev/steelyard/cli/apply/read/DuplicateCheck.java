package dev.steelyard.cli.apply.read;

import dev.steelyard.cli.apply.kind.ResourceKind;
import dev.steelyard.cli.yaml.FileProblems;
import dev.steelyard.domain.user.EmailAddress;
import java.util.HashMap;
import java.util.List;

/** Reports resources that the file for {@code steelyard apply} describes twice in one section. */
public final class DuplicateCheck {
    private final FileProblems problems;

    DuplicateCheck(FileProblems problems) {
        this.problems = problems;
    }

    void check(ResourceKind kind, List<FileEntry> entries) {
        var ids = new HashMap<String, FileEntry>();
        var names = new HashMap<String, FileEntry>();
        for (var entry : entries) {
            var id = entry.id();
            var same = id == null ? null : ids.put(id, entry);
            if (same != null) {
                problems.at(entry.line(), "the id of line " + same.line() + " again");
                continue;
            }
            var other = names.put(same(kind, entry.name()), entry);
            if (other != null && (id == null || other.id() == null)) {
                problems.at(entry.line(), message(kind, entry, other));
            }
        }
    }

    private static String message(ResourceKind kind, FileEntry entry, FileEntry other) {
        return switch (kind.identity()) {
            case OPERATION -> "this is the operation of line " + other.line();
            case NAME ->
                    "a "
                            + kind.noun()
                            + " called "
                            + entry.name()
                            + " stands in line "
                            + other.line()
                            + " too: give the id of each";
            case KEY, PERSON -> entry.name() + " stands in line " + other.line() + " too";
        };
    }

    /** A key that is equal for two names with one meaning. */
    public static String same(ResourceKind kind, String name) {
        return switch (kind.identity()) {
            // Templates that differ only in names of variables are one operation.
            case OPERATION -> name.replaceAll("\\{[^}]*}", "{}");
            case PERSON -> EmailAddress.parse(name).map(EmailAddress::normalised).orElse(name);
            case KEY, NAME -> name;
        };
    }
}
