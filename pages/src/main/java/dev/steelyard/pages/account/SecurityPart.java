package dev.steelyard.pages.account;

import dev.steelyard.pages.item.Action;
import dev.steelyard.pages.item.Thing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the security section about one way to log in, such as the password or the passkeys.
 *
 * @param id unique on the page, for links to the part: lower-case letters and hyphens
 * @param action what the user can do beside the things, such as "Add a passkey"; null: nothing
 */
public record SecurityPart(String id, String title, List<Thing> things, @Nullable Action action) {
    public SecurityPart {
        things = List.copyOf(things);
    }
}
