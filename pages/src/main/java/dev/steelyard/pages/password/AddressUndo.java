package dev.steelyard.pages.password;

import dev.steelyard.pages.frame.Frame;
import dev.steelyard.pages.view.Form;
import dev.steelyard.pages.view.Person;

/**
 * The page behind the link that was mailed to the earlier address of an account, which asks whether
 * to undo the change.
 *
 * @param person the user, with the address from before the change
 */
public record AddressUndo(Frame frame, Person person, Form form) {}
