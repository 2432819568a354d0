package dev.steelyard.pages.login;

import dev.steelyard.pages.frame.Frame;
import dev.steelyard.pages.view.Link;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page after a logout, which also loads the clients' front-channel logout URIs in hidden
 * frames.
 *
 * @param back the link to the requesting client; null: none
 * @param frames front-channel logout URIs of clients, loaded in hidden frames; the headers must
 *     allow their origins
 */
public record LoggedOut(Frame frame, @Nullable Link back, List<URI> frames) {
    public LoggedOut {
        frames = List.copyOf(frames);
    }
}
