package dev.steelyard.domain.search;

import java.text.Normalizer;
import java.util.Locale;

/** Converts texts to lower case and Unicode form NFKC for comparison. */
public final class TextNormalizer {
    private TextNormalizer() {}

    public static String of(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
