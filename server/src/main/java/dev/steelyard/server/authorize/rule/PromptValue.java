package dev.steelyard.server.authorize.rule;

import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.http.request.Parameters;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * A value of the authorization request parameter {@code prompt}, such as {@code login} (OpenID
 * Connect Core, section 3.1.2.1).
 */
public enum PromptValue {
    NONE,
    LOGIN,
    CONSENT,
    SELECT_ACCOUNT;

    /** The value of the parameter. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The values that a request asks for.
     *
     * @throws OAuthError {@code invalid_request} for a value that the section doesn't name
     */
    public static Set<PromptValue> parse(Parameters parameters) {
        var prompts = EnumSet.noneOf(PromptValue.class);
        for (var word : parameters.get("prompt").orElse("").split(" ", -1)) {
            if (!word.isEmpty()) {
                prompts.add(
                        Arrays.stream(values())
                                .filter(prompt -> prompt.text().equals(word))
                                .findFirst()
                                .orElseThrow(PromptValue::unknown));
            }
        }
        return prompts;
    }

    private static OAuthError unknown() {
        return new OAuthError(
                OAuthError.Code.INVALID_REQUEST,
                "prompt holds a value other than none, login, consent and select_account.");
    }
}
