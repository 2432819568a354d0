package dev.steelyard.domain.user;

import java.text.Normalizer;
import java.util.Locale;

/** The form in which texts are compared: NFKC, lower case. */
final class Normal {
    private Normal() {}

    static String of(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
