package dev.steelyard.cli.login;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Opens a URL in the user's web browser, if the machine has a display. */
public final class BrowserLauncher {
    private static final System.Logger LOG = System.getLogger(BrowserLauncher.class.getName());

    private BrowserLauncher() {}

    public static void open(Map<String, String> environment, URI url) {
        opener(environment)
                .ifPresent(
                        opener -> {
                            try {
                                new ProcessBuilder(opener, url.toString())
                                        .redirectOutput(Redirect.DISCARD)
                                        .redirectError(Redirect.DISCARD)
                                        .start();
                            } catch (IOException e) {
                                // The URL is on the screen already.
                                LOG.log(Level.DEBUG, opener + " can't be started", e);
                            }
                        });
    }

    private static Optional<String> opener(Map<String, String> environment) {
        if (System.getProperty("os.name", "").startsWith("Mac")) {
            return Optional.of("open");
        }
        return Stream.of("DISPLAY", "WAYLAND_DISPLAY")
                .filter(name -> !environment.getOrDefault(name, "").isEmpty())
                .findFirst()
                .map(name -> "xdg-open");
    }
}
