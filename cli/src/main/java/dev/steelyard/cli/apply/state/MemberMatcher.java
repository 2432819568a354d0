package dev.steelyard.cli.apply.state;

import static java.util.Objects.requireNonNull;

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
import org.jspecify.annotations.Nullable;

/**
 * Matches members in the file for {@code steelyard apply} to users at the server, by the e-mail
 * address of their invitation. The server never reveals an address; it tells whether a given one is
 * a member's.
 */
final class MemberMatcher {
    private final ServerStateReader survey;
    private final FileProblems problems;
    private final Map<String, FileEntry> found = new HashMap<>();

    MemberMatcher(ServerStateReader survey, FileProblems problems) {
        this.survey = survey;
        this.problems = problems;
    }

    ResourceMatches level(ResourceKind kind, ResourceRef parent, @Nullable FileSection part) {
        if (part == null) {
            return new ResourceMatches(false, List.of(), List.of());
        }
        var members = new ArrayList<>(survey.all(kind, parent));
        var invited = new ArrayList<>(survey.all(requireNonNull(kind.invitations()), parent));
        var pairs = new ArrayList<Match>();
        for (var entry : part.entries()) {
            pairs.add(Match.of(entry, find(entry, parent, members, invited)));
        }
        members.addAll(invited);
        return new ResourceMatches(true, pairs, members);
    }

    private @Nullable ExistingResource find(
            FileEntry entry,
            ResourceRef parent,
            List<ExistingResource> members,
            List<ExistingResource> invited) {
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
                            + " with this id; to invite a new user, give the email");
            return null;
        }
        var same = DuplicateCheck.same(entry.kind(), entry.name());
        for (var invitation : invited) {
            if (DuplicateCheck.same(entry.kind(), invitation.name()).equals(same)) {
                invited.remove(invitation);
                return invitation;
            }
        }
        return null;
    }

    private @Nullable String address(FileEntry entry, ResourceRef parent) {
        return survey.withAddress(entry.kind(), parent, entry.name()).stream()
                .map(known -> known.target().id())
                .findFirst()
                .orElse(null);
    }
}
