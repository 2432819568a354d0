package dev.steelyard.pages.language;

import java.util.List;
import java.util.Locale.LanguageRange;
import org.jspecify.annotations.Nullable;

/** Parses the {@code Accept-Language} header of a browser's request (RFC 9110, section 12.5.4). */
final class AcceptLanguageParser {
    private static final int LONGEST = 500;

    private AcceptLanguageParser() {}

    /** The ranges by weight, those of weight 0 ("not acceptable") left out. */
    static List<String> ranges(@Nullable String header) {
        if (header == null || header.isBlank() || header.length() > LONGEST) {
            return List.of();
        }
        try {
            return LanguageRange.parse(header).stream()
                    .filter(range -> range.getWeight() > 0)
                    .map(LanguageRange::getRange)
                    .toList();
        } catch (IllegalArgumentException malformed) {
            return List.of(); // "a server … can disregard the header field"
        }
    }
}
