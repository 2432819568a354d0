package dev.steelyard.pages.account;

import dev.steelyard.pages.view.LoginLink;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The first page of the account: each other section with its state in a line, and the programs that
 * the user can open.
 *
 * @param reset null: nothing to tell
 * @param states the line of a section; a section without one says nothing
 * @param suggestsFactor whether the user has no second factor and is asked to add one
 */
public record Overview(
        AccountFrame account,
        @Nullable ResetNotice reset,
        Map<AccountSection, String> states,
        List<LoginLink> starts,
        boolean suggestsFactor) {
    public Overview {
        states = Map.copyOf(states);
        starts = List.copyOf(starts);
    }

    public String state(AccountSection section) {
        return states.getOrDefault(section, "");
    }
}
