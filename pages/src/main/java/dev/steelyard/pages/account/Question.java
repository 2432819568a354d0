package dev.steelyard.pages.account;

import dev.steelyard.pages.view.Form;
import java.util.List;

/**
 * The page that asks before something of the account ends, and says what ends with it.
 *
 * @param section in which it stands
 * @param title the question
 * @param consequences a sentence each
 * @param button verb and noun, such as "Leave Mill Lane"
 * @param stay the words of the way out
 */
public record Question(
        AccountFrame account,
        AccountSection section,
        String title,
        List<String> consequences,
        Form form,
        String button,
        String stay) {
    public Question {
        consequences = List.copyOf(consequences);
    }
}
