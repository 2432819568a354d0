package dev.steelyard.program.apply;

import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.program.apply.file.Problems;
import dev.steelyard.program.apply.kind.Kind;
import java.util.HashMap;
import java.util.List;

/** Finds what a part of the file describes twice. */
final class Twice {
    private final Problems problems;

    Twice(Problems problems) {
        this.problems = problems;
    }

    void check(Kind kind, List<Entry> entries) {
        var ids = new HashMap<String, Entry>();
        var names = new HashMap<String, Entry>();
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

    private static String message(Kind kind, Entry entry, Entry other) {
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

    /** What is equal for two names that mean the same. */
    static String same(Kind kind, String name) {
        return switch (kind.identity()) {
            // Two templates that differ in names of variables only are one operation.
            case OPERATION -> name.replaceAll("\\{[^}]*}", "{}");
            case PERSON -> EmailAddress.parse(name).map(EmailAddress::normalised).orElse(name);
            case KEY, NAME -> name;
        };
    }
}
