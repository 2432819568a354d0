package dev.steelyard.pages.account;

import dev.steelyard.pages.item.Thing;
import dev.steelyard.pages.language.TranslationKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The section with the applications that the user is a member of, and its place among the staff.
 *
 * @param notice what was just done or refused; null: nothing
 */
public record MembershipsPage(
        AccountFrame account, List<Thing> memberships, @Nullable TranslationKey notice) {
    public MembershipsPage {
        memberships = List.copyOf(memberships);
    }
}
