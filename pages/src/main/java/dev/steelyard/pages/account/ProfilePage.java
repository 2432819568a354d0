package dev.steelyard.pages.account;

import dev.steelyard.pages.item.Thing;
import dev.steelyard.pages.view.Form;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The section on which a user edits the profile. Sends each {@link ProfileLine#id}.
 *
 * @param address the account's email address, with the action that changes it
 * @param values the current values; lines left out are empty
 * @param wrong the invalid lines; nothing is saved then
 * @param saved whether the page confirms that all was saved
 */
public record ProfilePage(
        AccountFrame account,
        Thing address,
        Map<ProfileLine, String> values,
        Set<ProfileLine> wrong,
        boolean saved,
        Form form) {
    public ProfilePage {
        values = Map.copyOf(values);
        wrong = Set.copyOf(wrong);
    }

    /** The lines that stand before all others. */
    public List<ProfileLine> first() {
        return Arrays.stream(ProfileLine.values()).filter(ProfileLine::first).toList();
    }

    /** The lines behind "more". */
    public List<ProfileLine> others() {
        return Arrays.stream(ProfileLine.values()).filter(line -> !line.first()).toList();
    }

    /** Whether the other lines are open: an invalid one must be seen. */
    public boolean open() {
        return others().stream().anyMatch(wrong::contains);
    }

    public String value(ProfileLine line) {
        return values.getOrDefault(line, "");
    }

    /** Without the values, which are private and must not get into logs. */
    @Override
    public String toString() {
        return "ProfilePage[wrong=" + wrong + ", saved=" + saved + "]";
    }
}
