package dev.steelyard.pages.view;

import dev.steelyard.pages.frame.Frame;
import org.jspecify.annotations.Nullable;

/**
 * A page with a success message or other information, such as an accepted invitation.
 *
 * @param next the next link; null: the user may close the page
 */
public record Message(Frame frame, Notice notice, @Nullable Link next) {}
