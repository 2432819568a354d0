package dev.steelyard.pages.frame;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The buttons in a page's footer by which a user chooses the language of all pages. They send
 * {@link #LANGUAGE}, either in a form of their own or in the page's form, which brings what was
 * typed back.
 *
 * @param action the path that takes the choice; null: that of the page's form
 * @param hidden the fields of a form of its own
 * @param form the id of the form that the buttons send
 */
public record LanguageSwitch(@Nullable String action, Map<String, String> hidden, String form) {
    public static final String LANGUAGE = "language";

    /** The field with the page's address. */
    public static final String BACK = "back";

    /** The field with the name of a {@code Problem}, whose page has no address. */
    public static final String PROBLEM = "problem";

    /** The field with the reference of that page. */
    public static final String REFERENCE = "reference";

    /** The id of a page's form that brings what was typed back. */
    public static final String FORM = "typed";

    private static final String OWN = "languages";

    /**
     * Leads back to a page by its address.
     *
     * @param back its path, with its query
     */
    public static LanguageSwitch to(String action, String back) {
        return new LanguageSwitch(action, Map.of(BACK, back), OWN);
    }

    /** Shows an error page that answered a form once more. */
    public static LanguageSwitch ofProblem(String action, String problem, String reference) {
        return new LanguageSwitch(action, Map.of(PROBLEM, problem, REFERENCE, reference), OWN);
    }

    /** Sends the page's {@link #FORM}. */
    public static LanguageSwitch inForm() {
        return new LanguageSwitch(null, Map.of(), FORM);
    }

    /** Sends the hidden fields of the page's forms to their path. */
    public static LanguageSwitch resending(String action, Map<String, String> hidden) {
        return new LanguageSwitch(action, hidden, OWN);
    }

    /** Without the page's address, which may have a link's secret. */
    @Override
    public String toString() {
        return "LanguageSwitch[" + action + "]";
    }
}
