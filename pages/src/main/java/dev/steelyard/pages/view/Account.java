package dev.steelyard.pages.view;

import dev.steelyard.pages.frame.Frame;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The account page, on which a user edits the profile. Sends each {@link AccountField#id}.
 *
 * @param values the current values; fields left out are empty
 * @param wrong the invalid fields; nothing is saved then
 * @param saved whether the page confirms that all was saved
 * @param starts the programs that the user can open from here
 */
public record Account(
        Frame frame,
        Person person,
        Map<AccountField, String> values,
        Set<AccountField> wrong,
        boolean saved,
        List<LoginLink> starts,
        Form form) {
    public Account {
        values = Map.copyOf(values);
        wrong = Set.copyOf(wrong);
        starts = List.copyOf(starts);
    }

    public String value(AccountField field) {
        return values.getOrDefault(field, "");
    }

    /** Without the values, which are private and must not get into logs. */
    @Override
    public String toString() {
        return "Account[wrong=" + wrong + ", saved=" + saved + "]";
    }
}
