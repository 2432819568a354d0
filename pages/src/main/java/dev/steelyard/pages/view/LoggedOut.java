package dev.steelyard.pages.view;

import dev.steelyard.pages.frame.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Says that the session has ended.
 *
 * @param back to the client that asked; null if there is none
 */
public record LoggedOut(Frame frame, @Nullable Link back) {}
