package dev.steelyard.pages.account;

import dev.steelyard.pages.consent.Permission;
import dev.steelyard.pages.item.Action;
import dev.steelyard.pages.item.Fact;
import dev.steelyard.pages.language.TranslationKey;
import dev.steelyard.pages.view.Form;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The section with the clients that the user consented to. Sends {@link #CLIENT} to let one act
 * only while the user is signed in.
 *
 * @param present takes a client's right to stay connected
 * @param notice what was just done; null: nothing
 */
public record ConnectedPrograms(
        AccountFrame account,
        List<Program> programs,
        Form present,
        @Nullable TranslationKey notice) {
    public static final String CLIENT = "client";

    public ConnectedPrograms {
        programs = List.copyOf(programs);
    }

    /**
     * A client with the user's consent.
     *
     * @param place its application and company, in one line; may be empty
     * @param offline whether it may act while the user is away
     * @param everything whether it may do all that the user's roles allow, also when they change
     * @param permissions what it may do today
     * @param identity what it learns about the user
     */
    public record Program(
            String id,
            String name,
            String place,
            boolean offline,
            List<Fact> facts,
            boolean everything,
            List<Permission> permissions,
            List<TranslationKey> identity,
            Action withdraw) {
        public Program {
            facts = List.copyOf(facts);
            permissions = List.copyOf(permissions);
            identity = List.copyOf(identity);
        }
    }
}
