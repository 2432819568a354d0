package dev.steelyard.domain.search;

import java.text.Normalizer;
import java.util.Locale;

/** Converts texts to the form in which they are compared: NFKC, lower case. */
public final class TextNormalizer {
    private TextNormalizer() {}

    public static String of(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
