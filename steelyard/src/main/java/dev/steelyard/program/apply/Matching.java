package dev.steelyard.program.apply;

import dev.steelyard.program.apply.file.Problems;
import dev.steelyard.program.apply.kind.Identity;
import dev.steelyard.program.apply.kind.Kind;
import dev.steelyard.program.apply.kind.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds which thing at the server the file means. Not thread-safe. */
final class Matching {
    private record Place(Kind kind, Target parent) {}

    private final Survey survey;
    private final Problems problems;
    private final Map<Place, Level> levels = new HashMap<>();

    Matching(Survey survey, Problems problems) {
        this.survey = survey;
        this.problems = problems;
    }

    /**
     * Matches what the file has below {@code parent}; asked again, answers the same.
     *
     * @param part null: the file leaves it alone
     */
    Level level(Kind kind, Target parent, @Nullable Part part) {
        var place = new Place(kind, parent);
        var before = levels.get(place);
        if (before != null) {
            return before;
        }
        var level =
                kind.invitations() == null
                        ? things(kind, parent, part)
                        : new People(survey, problems).level(kind, parent, part);
        levels.put(place, level);
        return level;
    }

    private Level things(Kind kind, Target parent, @Nullable Part part) {
        var others = new ArrayList<>(survey.all(kind, parent));
        var entries = part == null ? List.<Entry>of() : part.entries();
        var found = new HashMap<Entry, @Nullable Known>();
        for (var entry : entries) {
            if (entry.id() != null) {
                found.put(entry, byId(entry, entry.id(), others));
            }
        }
        for (var entry : entries) {
            if (entry.id() == null) {
                found.put(entry, byName(entry, others));
            }
        }
        return new Level(
                part != null,
                entries.stream().map(entry -> Pair.of(entry, found.get(entry))).toList(),
                others);
    }

    private @Nullable Known byId(Entry entry, String id, List<Known> others) {
        for (var known : others) {
            if (known.target().id().equals(id)) {
                others.remove(known);
                return known;
            }
        }
        problems.at(
                entry.line(),
                "there is no "
                        + entry.kind().noun()
                        + " with the id "
                        + id
                        + " here; without id, a new one is made");
        return null;
    }

    private @Nullable Known byName(Entry entry, List<Known> others) {
        var kind = entry.kind();
        var same = Twice.same(kind, entry.name());
        var found =
                others.stream()
                        .filter(known -> Twice.same(kind, known.name()).equals(same))
                        .toList();
        if (found.size() > 1 && kind.identity() == Identity.NAME) {
            problems.at(
                    entry.line(),
                    "there is more than one "
                            + kind.noun()
                            + " called "
                            + entry.name()
                            + ": give the id of the one that is meant, "
                            + found.stream()
                                    .map(known -> known.target().id())
                                    .collect(Collectors.joining(" or ")));
        }
        others.removeAll(found);
        return found.isEmpty() ? null : found.getFirst();
    }
}
