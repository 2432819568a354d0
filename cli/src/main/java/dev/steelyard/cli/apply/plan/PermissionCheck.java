package dev.steelyard.cli.apply.plan;

import dev.steelyard.cli.api.ApiRequest;
import dev.steelyard.cli.apply.kind.ResourceKinds;
import dev.steelyard.cli.apply.kind.Value;
import dev.steelyard.cli.apply.state.ExistingResource;
import dev.steelyard.cli.apply.state.ServerRefusal;
import dev.steelyard.cli.apply.state.ServerStateReader;
import dev.steelyard.cli.yaml.FileProblems;
import dev.steelyard.domain.search.NearestWordFinder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Checks that each permission named in the file for {@code steelyard apply} exists at the server or
 * is created by the file.
 */
final class PermissionCheck {
    private static final ApiRequest ALL = ApiRequest.get("/permissions");

    private record Need(int line, String where, String permission) {}

    private final ServerStateReader survey;
    private final FileProblems problems;
    private final List<Need> needs = new ArrayList<>();
    private final Set<String> made = new HashSet<>();
    private final Set<String> ended = new HashSet<>();

    PermissionCheck(ServerStateReader survey, FileProblems problems) {
        this.survey = survey;
        this.problems = problems;
    }

    /** Records the permissions that a resource creates or needs. */
    void note(DesiredResource wanted) {
        var entry = wanted.entry();
        if (entry.kind().equals(ResourceKinds.PERMISSION)) {
            made.add(entry.name());
            if (wanted.pair().known() == null && survey.names(ALL).contains(entry.name())) {
                problems.at(
                        entry.line(),
                        wanted.title()
                                + ": it belongs to another resource server, and can't be moved");
            }
        }
        for (var attribute : entry.kind().attributes()) {
            if (attribute.permissions()
                    && wanted.value(attribute) instanceof Value.Texts(var texts)) {
                var added = new ArrayList<>(texts);
                if (wanted.before().get(attribute.key()) instanceof Value.Texts(var had)) {
                    added.removeAll(had);
                }
                note(entry.lineOf(attribute.key()), wanted.title() + ": " + attribute.key(), added);
            }
        }
    }

    void note(int line, String where, Collection<String> permissions) {
        permissions.forEach(permission -> needs.add(new Need(line, where, permission)));
    }

    void left(ExistingResource other, boolean willEnd) {
        if (willEnd && other.kind().equals(ResourceKinds.PERMISSION)) {
            ended.add(other.name());
        }
    }

    void check() {
        if (needs.isEmpty()) {
            return;
        }
        var known = new HashSet<>(made);
        try {
            survey.names(ALL).forEach(known::add);
        } catch (ServerRefusal e) {
            if (e.isForbidden()) {
                return; // the server checks them again in any case
            }
            throw e;
        }
        known.removeAll(ended);
        for (var need : needs) {
            if (!known.contains(need.permission())) {
                problems.at(
                        need.line(),
                        need.where()
                                + ": there is no permission "
                                + need.permission()
                                + NearestWordFinder.hint(need.permission(), known));
            }
        }
    }
}
