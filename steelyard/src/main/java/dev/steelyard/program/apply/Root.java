package dev.steelyard.program.apply;

import dev.steelyard.domain.search.Nearest;
import dev.steelyard.program.apply.file.Problems;
import dev.steelyard.program.apply.kind.Kind;
import dev.steelyard.program.apply.kind.Kinds;
import dev.steelyard.program.apply.kind.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file is about: the platform, or one reseller.
 *
 * @param target whose parts they are: the operator's, or the reseller's
 * @param kinds what may be in it
 */
record Root(Target target, List<Kind> kinds) {
    private static Root platform() {
        return new Root(Target.known(Kinds.OPERATOR, Kinds.OPERATOR, null), Kinds.OF_PLATFORM);
    }

    private static Root reseller(String name, String id) {
        return new Root(Target.known(name, id, null), Kinds.OF_RESELLER);
    }

    /** By what is asked for, and who asks. */
    static Root of(Description file, Caller caller, Survey survey, Problems problems) {
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

    private static String outside(Kind kind, Caller caller) {
        if (Kinds.OF_RESELLER.contains(kind)) {
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

    private static Root of(
            @Nullable Said said,
            @Nullable String name,
            Caller caller,
            Survey survey,
            Problems problems) {
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
                            + ": write that, or leave it out");
        }
        return reseller(caller.authority(), caller.authority());
    }

    private static Root named(int line, String name, Survey survey, Problems problems) {
        var platform = platform();
        var all = survey.all(Kinds.RESELLER, platform.target());
        var found =
                all.stream()
                        .filter(one -> one.name().equals(name) || one.target().id().equals(name))
                        .toList();
        if (found.size() != 1) {
            var names = all.stream().map(Known::name).toList();
            problems.at(
                    line,
                    found.isEmpty()
                            ? "there is no reseller " + name + Nearest.hint(name, names)
                            : "more than one reseller is called " + name + ": write the id");
            return new Root(Target.fresh(name), Kinds.OF_RESELLER);
        }
        return reseller(found.getFirst().name(), found.getFirst().target().id());
    }
}
