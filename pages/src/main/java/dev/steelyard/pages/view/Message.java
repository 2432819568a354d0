package dev.steelyard.pages.view;

import dev.steelyard.pages.frame.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Says that something went well, or simply is so.
 *
 * @param next where to go on; null: the person may close the page
 */
public record Message(Frame frame, Notice notice, @Nullable Link next) {}
