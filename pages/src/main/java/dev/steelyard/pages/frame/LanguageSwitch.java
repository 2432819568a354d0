package dev.steelyard.pages.frame;

/**
 * The form in a page's footer by which a user chooses the language of all pages. Sends {@link
 * #LANGUAGE} and {@link #BACK}.
 *
 * @param action the path that takes the choice
 * @param back the page itself, with its query
 */
public record LanguageSwitch(String action, String back) {
    public static final String LANGUAGE = "language";
    public static final String BACK = "back";

    /** Without the page's address, which may have a link's secret. */
    @Override
    public String toString() {
        return "LanguageSwitch[" + action + "]";
    }
}
