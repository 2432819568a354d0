package dev.steelyard.pages.view;

import dev.steelyard.pages.frame.Frame;
import java.util.List;

/**
 * A page with a success message or other information, such as an accepted invitation.
 *
 * @param next where the user can go, the likeliest first; empty: the user may close the page
 */
public record Message(Frame frame, Notice notice, List<Link> next) {
    public Message {
        next = List.copyOf(next);
    }
}
