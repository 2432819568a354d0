package dev.steelyard.program.apply;

import dev.steelyard.program.apply.kind.Target;
import java.util.List;
import java.util.stream.Stream;

/**
 * All of a kind below one parent.
 *
 * @param described whether the file has a part for them: else all are others
 * @param others those at the server that the file doesn't describe
 */
record Level(boolean described, List<Pair> pairs, List<Known> others) {
    /** Those that a reference may mean by {@code word}, a name or an id. */
    List<Target> named(String word) {
        return Stream.concat(
                        pairs.stream()
                                .filter(
                                        pair ->
                                                pair.entry().name().equals(word)
                                                        || has(pair.target(), word))
                                .map(Pair::target),
                        others.stream()
                                .filter(
                                        known ->
                                                known.name().equals(word)
                                                        || has(known.target(), word))
                                .map(Known::target))
                .toList();
    }

    /** Whether a complete file would have it, and this one doesn't. */
    boolean isLeftOut(Target target) {
        return described && others.stream().anyMatch(known -> known.target() == target);
    }

    List<String> names() {
        return Stream.concat(
                        pairs.stream().map(pair -> pair.entry().name()),
                        others.stream().map(Known::name))
                .toList();
    }

    private static boolean has(Target target, String id) {
        return target.exists() && target.id().equals(id);
    }
}
