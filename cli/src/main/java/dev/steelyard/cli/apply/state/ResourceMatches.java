package dev.steelyard.cli.apply.state;

import dev.steelyard.cli.apply.kind.ResourceRef;
import java.util.List;
import java.util.stream.Stream;

/**
 * The resources of one kind below one parent, matched between the file for {@code steelyard apply}
 * and the server.
 *
 * @param described whether the file has a section for them: else all are others
 * @param others those at the server that the file doesn't describe
 */
public record ResourceMatches(boolean described, List<Match> pairs, List<ExistingResource> others) {
    /** The resources that a reference may mean by {@code word}, a name or an id. */
    public List<ResourceRef> named(String word) {
        return Stream.concat(
                        pairs.stream()
                                .filter(
                                        pair ->
                                                pair.entry().name().equals(word)
                                                        || has(pair.target(), word))
                                .map(Match::target),
                        others.stream()
                                .filter(
                                        known ->
                                                known.name().equals(word)
                                                        || has(known.target(), word))
                                .map(ExistingResource::target))
                .toList();
    }

    /** Whether a complete file would have the resource, and this one doesn't. */
    boolean isLeftOut(ResourceRef target) {
        return described && others.stream().anyMatch(known -> known.target() == target);
    }

    List<String> names() {
        return Stream.concat(
                        pairs.stream().map(pair -> pair.entry().name()),
                        others.stream().map(ExistingResource::name))
                .toList();
    }

    private static boolean has(ResourceRef target, String id) {
        return target.exists() && target.id().equals(id);
    }
}
