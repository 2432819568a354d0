package dev.steelyard.pages.view;

import dev.steelyard.pages.frame.Frame;
import dev.steelyard.pages.language.TranslationKey;
import java.time.Duration;

/**
 * The error of a form that was not examined, since there were too many attempts.
 *
 * @param delay until the next attempt is examined
 */
public record TooManyAttempts(Duration delay) implements FormError {
    @Override
    public TranslationKey text() {
        return TranslationKey.LOGIN_TOO_MANY_ATTEMPTS;
    }

    @Override
    public boolean blamesInput() {
        return false;
    }

    @Override
    public String in(Frame frame, String... arguments) {
        return frame.say(text(), frame.language().say(delay));
    }
}
