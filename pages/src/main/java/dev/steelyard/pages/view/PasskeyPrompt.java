package dev.steelyard.pages.view;

/**
 * What a page's script needs to ask the browser for a passkey, or to create one. The script sends
 * the answer as {@link #CREDENTIAL}, with {@link #CHALLENGE}, in the page's form.
 *
 * @param options of {@code navigator.credentials}, in JSON (Web Authentication Level 3, sections
 *     5.1.8 and 5.1.9)
 * @param challenge sealed to this browser
 */
public record PasskeyPrompt(String options, String challenge) {
    public static final String CREDENTIAL = "credential";
    public static final String CHALLENGE = "challenge";
}
