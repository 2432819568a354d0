package dev.steelyard.admin.operation;

import dev.steelyard.domain.text.DisplayText;
import java.util.Collection;
import java.util.stream.Collectors;

/** Checks that names and descriptions contain only displayable characters and are not too long. */
public final class TextRules {
    private static final int LISTED = 20;

    private TextRules() {}

    /** The name in its composed form (NFC). */
    public static String name(String field, String text) {
        return DisplayText.name(text)
                .orElseThrow(() -> Refused.invalid(field, DisplayText.NAME_ALLOWED));
    }

    /** The description in its composed form (NFC). */
    public static String description(String field, String text) {
        return DisplayText.description(text)
                .orElseThrow(() -> Refused.invalid(field, DisplayText.DESCRIPTION_ALLOWED));
    }

    /** Names from a request, for a refusal: only well-formed ones, and a limited number. */
    public static String listed(Collection<String> names) {
        return names.stream()
                .limit(LISTED)
                .map(name -> DisplayText.name(name).isPresent() ? name : "(no name)")
                .collect(Collectors.joining(", ", "", names.size() > LISTED ? ", …" : ""));
    }
}
