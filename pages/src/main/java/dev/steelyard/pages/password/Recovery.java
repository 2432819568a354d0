package dev.steelyard.pages.password;

import dev.steelyard.pages.frame.Frame;
import dev.steelyard.pages.view.Form;
import dev.steelyard.pages.view.Person;

/**
 * The page on which the holder of a link chooses a new password. Sends {@link NewPassword#FIELD}.
 *
 * @param lead what the link is, in a sentence
 */
public record Recovery(Frame frame, Person person, String lead, NewPassword password, Form form) {}
