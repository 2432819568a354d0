package dev.steelyard.domain.search;

import java.util.Collection;
import java.util.Comparator;

/** Finds the known word that is closest to a misspelt word, for hints in error messages. */
public final class NearestWordFinder {
    private NearestWordFinder() {}

    /**
     * The one of {@code known} that takes the fewest slips to {@code word}.
     *
     * @param known at least one
     */
    public static String of(String word, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(candidate -> distance(candidate, word)))
                .orElseThrow();
    }

    /** {@code ; did you mean …?}, or nothing where nothing is near. */
    public static String hint(String word, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(candidate -> distance(candidate, word)))
                .filter(candidate -> distance(candidate, word) <= Math.max(2, word.length() / 3))
                .map(candidate -> "; did you mean " + candidate + "?")
                .orElse("");
    }

    /** How many letters are changed, left out or too many between them: Levenshtein's. */
    public static int distance(String a, String b) {
        var costs = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            costs[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = costs[0];
            costs[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = costs[j];
                costs[j] = Math.min(replaced, Math.min(costs[j], costs[j - 1]) + 1);
            }
        }
        return costs[b.length()];
    }
}
