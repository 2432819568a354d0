package dev.steelyard.admin.operation;

import dev.steelyard.domain.text.DisplayTextValidator;
import java.util.Collection;
import java.util.stream.Collectors;

/** Checks that names and descriptions contain only displayable characters and are not too long. */
public final class TextRules {
    private static final int LISTED = 20;

    private TextRules() {}

    /** The name in its composed form (NFC). */
    public static String name(String field, String text) {
        return DisplayTextValidator.name(text)
                .orElseThrow(
                        () -> OperationRefusal.invalid(field, DisplayTextValidator.NAME_ALLOWED));
    }

    /** The description in its composed form (NFC). */
    public static String description(String field, String text) {
        return DisplayTextValidator.description(text)
                .orElseThrow(
                        () ->
                                OperationRefusal.invalid(
                                        field, DisplayTextValidator.DESCRIPTION_ALLOWED));
    }

    /** Names from a request, for a refusal: only well-formed ones, and a limited number. */
    public static String listed(Collection<String> names) {
        return names.stream()
                .limit(LISTED)
                .map(name -> DisplayTextValidator.name(name).isPresent() ? name : "(no name)")
                .collect(Collectors.joining(", ", "", names.size() > LISTED ? ", …" : ""));
    }
}
