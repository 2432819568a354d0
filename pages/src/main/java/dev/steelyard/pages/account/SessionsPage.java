package dev.steelyard.pages.account;

import dev.steelyard.pages.item.Thing;
import dev.steelyard.pages.language.TranslationKey;
import dev.steelyard.pages.view.Form;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The section with the browsers in which a user is signed in. Sends {@link #SESSION} to end one.
 *
 * @param sessions the one of this browser first
 * @param end ends one
 * @param endOthers ends all but that of this browser
 * @param notice what was just done; null: nothing
 */
public record SessionsPage(
        AccountFrame account,
        List<Line> sessions,
        Form end,
        Form endOthers,
        @Nullable TranslationKey notice) {
    public static final String SESSION = "session";

    public SessionsPage {
        sessions = List.copyOf(sessions);
    }

    /**
     * A session.
     *
     * @param id to end it; null: that of this browser, which ends by signing out
     */
    public record Line(Thing thing, @Nullable String id) {}
}
