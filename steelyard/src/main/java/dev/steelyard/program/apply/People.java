package dev.steelyard.program.apply;

import static java.util.Objects.requireNonNull;

import dev.steelyard.program.apply.file.Problems;
import dev.steelyard.program.apply.kind.Kind;
import dev.steelyard.program.apply.kind.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds people by the address under which they were invited. The server never tells an address; it
 * says whether the one that is asked about is a member's.
 */
final class People {
    private final Survey survey;
    private final Problems problems;
    private final Map<String, Entry> found = new HashMap<>();

    People(Survey survey, Problems problems) {
        this.survey = survey;
        this.problems = problems;
    }

    Level level(Kind kind, Target parent, @Nullable Part part) {
        if (part == null) {
            return new Level(false, List.of(), List.of());
        }
        var members = new ArrayList<>(survey.all(kind, parent));
        var invited = new ArrayList<>(survey.all(requireNonNull(kind.invitations()), parent));
        var pairs = new ArrayList<Pair>();
        for (var entry : part.entries()) {
            pairs.add(Pair.of(entry, find(entry, parent, members, invited)));
        }
        members.addAll(invited);
        return new Level(true, pairs, members);
    }

    private @Nullable Known find(
            Entry entry, Target parent, List<Known> members, List<Known> invited) {
        var id = entry.id() == null ? address(entry, parent) : entry.id();
        for (var member : members) {
            if (member.target().id().equals(id)) {
                members.remove(member);
                found.put(id, entry);
                return member;
            }
        }
        var before = id == null ? null : found.get(id);
        if (before != null) {
            problems.at(entry.line(), "this is the person of line " + before.line());
            return null;
        }
        if (entry.id() != null) {
            problems.at(
                    entry.line(),
                    "there is no "
                            + entry.kind().noun()
                            + " with this id; who isn't there is invited by email");
            return null;
        }
        var same = Twice.same(entry.kind(), entry.name());
        for (var invitation : invited) {
            if (Twice.same(entry.kind(), invitation.name()).equals(same)) {
                invited.remove(invitation);
                return invitation;
            }
        }
        return null;
    }

    private @Nullable String address(Entry entry, Target parent) {
        return survey.withAddress(entry.kind(), parent, entry.name()).stream()
                .map(known -> known.target().id())
                .findFirst()
                .orElse(null);
    }
}
