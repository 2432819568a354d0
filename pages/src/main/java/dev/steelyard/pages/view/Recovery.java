package dev.steelyard.pages.view;

import dev.steelyard.pages.frame.Frame;

/**
 * The page on which the holder of a link chooses a new password. Sends {@link NewPassword#FIELD}.
 *
 * @param lead what the link is, in a sentence
 */
public record Recovery(Frame frame, Person person, String lead, NewPassword password, Form form) {}
