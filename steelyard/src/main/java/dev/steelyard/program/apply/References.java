package dev.steelyard.program.apply;

import dev.steelyard.domain.search.Nearest;
import dev.steelyard.program.apply.file.Problems;
import dev.steelyard.program.apply.kind.Attribute;
import dev.steelyard.program.apply.kind.Ending;
import dev.steelyard.program.apply.kind.Kind;
import dev.steelyard.program.apply.kind.Kinds;
import dev.steelyard.program.apply.kind.Target;
import dev.steelyard.program.apply.kind.Value;
import java.util.HashSet;

/** Turns names into the things that they mean. */
final class References {
    private final Matching matching;
    private final Problems problems;
    private final boolean prune;

    References(Matching matching, Problems problems, boolean prune) {
        this.matching = matching;
        this.problems = problems;
        this.prune = prune;
    }

    /** What the file says, where it names things: those of {@code parent}. */
    Value resolve(Attribute attribute, Said said, Target parent) {
        var kind = attribute.to();
        if (kind == null) {
            return said.value();
        }
        return switch (said.value()) {
            case Value.Text(var word) ->
                    new Value.Thing(
                            word.equals(Kinds.OPERATOR)
                                    ? parent
                                    : target(attribute, kind, said.line(), word, parent));
            case Value.Texts(var words) -> {
                var targets = new HashSet<Target>();
                words.forEach(
                        word -> targets.add(target(attribute, kind, said.line(), word, parent)));
                yield new Value.Things(targets);
            }
            case Value.Flag _, Value.Never _, Value.Number _, Value.Thing _, Value.Things _ ->
                    said.value();
        };
    }

    private Target target(Attribute attribute, Kind kind, int line, String word, Target parent) {
        var level = matching.level(kind, parent, null);
        var found = level.named(word);
        var where = attribute.key() + ": ";
        if (found.isEmpty()) {
            problems.at(
                    line,
                    where
                            + "there is no "
                            + kind.noun()
                            + " "
                            + word
                            + Nearest.hint(word, level.names()));
            return Target.fresh(word);
        }
        if (found.size() > 1) {
            problems.at(line, where + "more than one " + kind.noun() + " is called " + word);
        } else if (prune && kind.ending() == Ending.REMOVED && level.isLeftOut(found.getFirst())) {
            problems.at(line, where + word + " is not in the file, so --prune removes it");
        }
        return found.getFirst();
    }
}
