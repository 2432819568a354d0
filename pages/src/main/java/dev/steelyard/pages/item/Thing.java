package dev.steelyard.pages.item;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry in a list of the account, such as a passkey or a session.
 *
 * @param tag its state in a word; null: none
 * @param facts in one line, separated by dots
 * @param action null: the user can do nothing with it
 */
public record Thing(String title, @Nullable Tag tag, List<Fact> facts, @Nullable Action action) {
    public Thing {
        facts = List.copyOf(facts);
    }
}
