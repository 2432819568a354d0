package dev.steelyard.cli.apply.state;

import dev.steelyard.cli.apply.kind.ResourceKind;
import dev.steelyard.cli.apply.kind.ResourceKinds;
import dev.steelyard.cli.apply.kind.ResourceRef;
import dev.steelyard.cli.apply.read.ApplyFile;
import dev.steelyard.cli.apply.read.FileValue;
import dev.steelyard.cli.yaml.FileProblems;
import dev.steelyard.domain.search.NearestWordFinder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The scope of a file for {@code steelyard apply}, which is the platform or one reseller.
 *
 * @param target the parent of its sections: the operator or the reseller
 * @param kinds the allowed sections
 */
public record FileScope(ResourceRef target, List<ResourceKind> kinds) {
    private static FileScope platform() {
        return new FileScope(
                ResourceRef.known(ResourceKinds.OPERATOR, ResourceKinds.OPERATOR, null),
                ResourceKinds.OF_PLATFORM);
    }

    private static FileScope reseller(String name, String id) {
        return new FileScope(ResourceRef.known(name, id, null), ResourceKinds.OF_RESELLER);
    }

    /** The scope for a file and a caller. */
    public static FileScope of(
            ApplyFile file, Caller caller, ServerStateReader survey, FileProblems problems) {
        var root = of(file.reseller(), file.resellerName(), caller, survey, problems);
        file.parts()
                .values()
                .forEach(
                        part -> {
                            if (!root.kinds().contains(part.kind())) {
                                problems.at(part.line(), outside(part.kind(), caller));
                            }
                        });
        return root;
    }

    private static String outside(ResourceKind kind, Caller caller) {
        if (ResourceKinds.OF_RESELLER.contains(kind)) {
            return kind.key()
                    + " are a reseller's: put reseller: NAME at the top, or describe them below"
                    + " resellers";
        }
        return kind.key()
                + (caller.isOperator()
                        ? " are the platform's, and reseller at the top makes this file one"
                                + " reseller's"
                        : " are the operator's matter");
    }

    private static FileScope of(
            @Nullable FileValue said,
            @Nullable String name,
            Caller caller,
            ServerStateReader survey,
            FileProblems problems) {
        if (caller.isOperator()) {
            return said == null || name == null
                    ? platform()
                    : named(said.line(), name, survey, problems);
        }
        if (said != null && !caller.authority().equals(name)) {
            problems.at(
                    said.line(),
                    "reseller: you act for "
                            + caller.authority()
                            + ": write that id, or omit reseller");
        }
        return reseller(caller.authority(), caller.authority());
    }

    private static FileScope named(
            int line, String name, ServerStateReader survey, FileProblems problems) {
        var platform = platform();
        var all = survey.all(ResourceKinds.RESELLER, platform.target());
        var found =
                all.stream()
                        .filter(one -> one.name().equals(name) || one.target().id().equals(name))
                        .toList();
        if (found.size() != 1) {
            var names = all.stream().map(ExistingResource::name).toList();
            problems.at(
                    line,
                    found.isEmpty()
                            ? "there is no reseller " + name + NearestWordFinder.hint(name, names)
                            : "more than one reseller is called " + name + ": write the id");
            return new FileScope(ResourceRef.fresh(name), ResourceKinds.OF_RESELLER);
        }
        return reseller(found.getFirst().name(), found.getFirst().target().id());
    }
}
