package dev.steelyard.pages.view;

import dev.steelyard.pages.frame.Frame;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lets a person say who it is. Sends each {@link AccountField#id}.
 *
 * @param values what the lines hold already; those left out are empty
 * @param wrong the lines that could not be saved; none is saved then
 * @param saved whether the page is shown because all was saved
 * @param starts what the person can open from here
 */
public record Account(
        Frame frame,
        Person person,
        Map<AccountField, String> values,
        Set<AccountField> wrong,
        boolean saved,
        List<Start> starts,
        Form form) {
    public Account {
        values = Map.copyOf(values);
        wrong = Set.copyOf(wrong);
        starts = List.copyOf(starts);
    }

    public String value(AccountField field) {
        return values.getOrDefault(field, "");
    }

    /** What a line holds is the person's own, and not for logs. */
    @Override
    public String toString() {
        return "Account[wrong=" + wrong + ", saved=" + saved + "]";
    }
}
