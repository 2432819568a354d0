package dev.steelyard.pages.account;

import dev.steelyard.pages.frame.Frame;
import dev.steelyard.pages.language.Moment;
import dev.steelyard.pages.language.TranslationKey;
import dev.steelyard.pages.view.Person;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What all pages of the account share: the signed-in user, the addresses of the sections, and the
 * user's clock.
 *
 * @param path that of the account, such as {@code /oidc/account}
 * @param logout the path of the page that asks whether to sign out
 * @param zone in which times are shown
 * @param deleted when the account is to be deleted, as the user wished; null: not at all
 */
public record AccountFrame(
        Frame frame,
        Person person,
        String path,
        String logout,
        ZoneId zone,
        Instant now,
        @Nullable Instant deleted) {
    public String link(AccountSection section) {
        return path + section.path();
    }

    public String say(TranslationKey text, String... arguments) {
        return frame.say(text, arguments);
    }

    /** The user's name; where it has none, its address. */
    public String name() {
        return person.name().isBlank() ? person.email() : person.name();
    }

    /**
     * A browser in words, such as "Firefox on Windows".
     *
     * @param program null: not a common one
     * @param system null: not a common one
     * @param otherwise the words where one of them is null; may be empty
     */
    public String browser(@Nullable String program, @Nullable String system, String otherwise) {
        if (program != null && system != null) {
            return say(TranslationKey.BROWSER_ON, program, system);
        }
        return otherwise.isEmpty() ? say(TranslationKey.BROWSER_UNKNOWN) : otherwise;
    }

    /** When the account is to be deleted; null: not at all. */
    public @Nullable Moment deletion() {
        return deleted == null ? null : moment(deleted);
    }

    public Moment moment(Instant at) {
        return Moment.of(frame.language(), at, zone, now);
    }
}
