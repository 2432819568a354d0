package dev.steelyard.cli.apply.state;

import dev.steelyard.cli.apply.kind.IdentifierType;
import dev.steelyard.cli.apply.kind.ResourceKind;
import dev.steelyard.cli.apply.kind.ResourceRef;
import dev.steelyard.cli.apply.read.DuplicateCheck;
import dev.steelyard.cli.apply.read.FileEntry;
import dev.steelyard.cli.apply.read.FileSection;
import dev.steelyard.cli.yaml.FileProblems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Matches entries of the file for {@code steelyard apply} to existing resources at the server, by
 * name or id.
 */
public final class ResourceMatcher {
    private record Place(ResourceKind kind, ResourceRef parent) {}

    private final ServerStateReader survey;
    private final FileProblems problems;
    private final Map<Place, ResourceMatches> levels = new HashMap<>();

    public ResourceMatcher(ServerStateReader survey, FileProblems problems) {
        this.survey = survey;
        this.problems = problems;
    }

    /**
     * Matches the file's entries below {@code parent}; repeated calls return one result.
     *
     * @param part null: the file has no such section
     */
    public ResourceMatches level(
            ResourceKind kind, ResourceRef parent, @Nullable FileSection part) {
        var place = new Place(kind, parent);
        var before = levels.get(place);
        if (before != null) {
            return before;
        }
        var level =
                kind.invitations() == null
                        ? things(kind, parent, part)
                        : new MemberMatcher(survey, problems).level(kind, parent, part);
        levels.put(place, level);
        return level;
    }

    private ResourceMatches things(
            ResourceKind kind, ResourceRef parent, @Nullable FileSection part) {
        var others = new ArrayList<>(survey.all(kind, parent));
        var entries = part == null ? List.<FileEntry>of() : part.entries();
        var found = new HashMap<FileEntry, @Nullable ExistingResource>();
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
        return new ResourceMatches(
                part != null,
                entries.stream().map(entry -> Match.of(entry, found.get(entry))).toList(),
                others);
    }

    private @Nullable ExistingResource byId(
            FileEntry entry, String id, List<ExistingResource> others) {
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
                        + " here; without an id, a new one is created");
        return null;
    }

    private @Nullable ExistingResource byName(FileEntry entry, List<ExistingResource> others) {
        var kind = entry.kind();
        var same = DuplicateCheck.same(kind, entry.name());
        var found =
                others.stream()
                        .filter(known -> DuplicateCheck.same(kind, known.name()).equals(same))
                        .toList();
        if (found.size() > 1 && kind.identity() == IdentifierType.NAME) {
            problems.at(
                    entry.line(),
                    "there is more than one "
                            + kind.noun()
                            + " called "
                            + entry.name()
                            + ": give the id of the one that you mean, "
                            + found.stream()
                                    .map(known -> known.target().id())
                                    .collect(Collectors.joining(" or ")));
        }
        others.removeAll(found);
        return found.isEmpty() ? null : found.getFirst();
    }
}
