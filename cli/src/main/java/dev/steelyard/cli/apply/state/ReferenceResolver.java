package dev.steelyard.cli.apply.state;

import dev.steelyard.cli.apply.kind.Attribute;
import dev.steelyard.cli.apply.kind.PruneAction;
import dev.steelyard.cli.apply.kind.ResourceKind;
import dev.steelyard.cli.apply.kind.ResourceKinds;
import dev.steelyard.cli.apply.kind.ResourceRef;
import dev.steelyard.cli.apply.kind.Value;
import dev.steelyard.cli.apply.read.FileValue;
import dev.steelyard.cli.yaml.FileProblems;
import dev.steelyard.domain.search.NearestWordFinder;
import java.util.HashSet;

/**
 * Resolves names of resources in the file for {@code steelyard apply} to the resources they refer
 * to.
 */
public final class ReferenceResolver {
    private final ResourceMatcher matching;
    private final FileProblems problems;
    private final boolean prune;

    public ReferenceResolver(ResourceMatcher matching, FileProblems problems, boolean prune) {
        this.matching = matching;
        this.problems = problems;
        this.prune = prune;
    }

    /** The file's value with its references resolved among the resources of {@code parent}. */
    public Value resolve(Attribute attribute, FileValue said, ResourceRef parent) {
        var kind = attribute.to();
        if (kind == null) {
            return said.value();
        }
        return switch (said.value()) {
            case Value.Text(var word) ->
                    new Value.Thing(
                            word.equals(ResourceKinds.OPERATOR)
                                    ? parent
                                    : target(attribute, kind, said.line(), word, parent));
            case Value.Texts(var words) -> {
                var targets = new HashSet<ResourceRef>();
                words.forEach(
                        word -> targets.add(target(attribute, kind, said.line(), word, parent)));
                yield new Value.Things(targets);
            }
            case Value.Flag _, Value.Never _, Value.Number _, Value.Thing _, Value.Things _ ->
                    said.value();
        };
    }

    private ResourceRef target(
            Attribute attribute, ResourceKind kind, int line, String word, ResourceRef parent) {
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
                            + NearestWordFinder.hint(word, level.names()));
            return ResourceRef.fresh(word);
        }
        if (found.size() > 1) {
            problems.at(line, where + "more than one " + kind.noun() + " is called " + word);
        } else if (prune
                && kind.ending() == PruneAction.REMOVED
                && level.isLeftOut(found.getFirst())) {
            problems.at(line, where + word + " is not in the file, so --prune removes it");
        }
        return found.getFirst();
    }
}
