package dev.steelyard.program.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** How a changed thing differs, in a few words. */
final class Wording {
    private final List<String> words = new ArrayList<>();

    Wording change(String what, Object before, Object after) {
        if (!before.equals(after)) {
            words.add(what + " \"" + before + "\" -> \"" + after + "\"");
        }
        return this;
    }

    /** What is new and what is gone in a set. */
    Wording change(Set<String> before, Set<String> after) {
        var added = new TreeSet<>(after);
        added.removeAll(before);
        added.forEach(one -> words.add("+" + one));
        var gone = new TreeSet<>(before);
        gone.removeAll(after);
        gone.forEach(one -> words.add("-" + one));
        return this;
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    @Override
    public String toString() {
        return String.join(", ", words);
    }
}
