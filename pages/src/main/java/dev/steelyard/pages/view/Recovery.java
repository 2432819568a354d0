package dev.steelyard.pages.view;

import dev.steelyard.pages.frame.Frame;
import org.jspecify.annotations.Nullable;

/**
 * The page on which the holder of a link chooses a new password. Sends {@link NewPassword#FIELD}.
 *
 * @param maker the name of the staff member who created the link; null: it was mailed
 */
public record Recovery(
        Frame frame, Person person, @Nullable String maker, NewPassword password, Form form) {}
