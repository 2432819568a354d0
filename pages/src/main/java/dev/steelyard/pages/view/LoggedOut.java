package dev.steelyard.pages.view;

import dev.steelyard.pages.frame.Frame;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says that the session has ended.
 *
 * @param back to the client that asked; null if there is none
 * @param frames what clients want the browser to load, unseen, so that they learn of it; their
 *     origins have to be allowed in the headers
 */
public record LoggedOut(Frame frame, @Nullable Link back, List<URI> frames) {
    public LoggedOut {
        frames = List.copyOf(frames);
    }
}
