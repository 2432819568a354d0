package dev.steelyard.cli.option;

import dev.steelyard.cli.login.BrowserLauncher;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The environment variables, the clock and the user's browser that a command uses.
 *
 * @param environment environment variables; may hold a secret
 * @param browser shows the user a URL at which to log in again; null: no user is at a terminal
 */
public record CommandContext(
        Map<String, String> environment, InstantSource clock, @Nullable Consumer<URI> browser) {
    /** No user is at a terminal. */
    public CommandContext(Map<String, String> environment, InstantSource clock) {
        this(environment, clock, null);
    }

    public static CommandContext ofProcess() {
        var environment = System.getenv();
        var console = System.console();
        return new CommandContext(
                environment,
                InstantSource.system(),
                console != null && console.isTerminal() ? url -> browse(environment, url) : null);
    }

    /** Standard error: standard output is the command's answer. */
    private static void browse(Map<String, String> environment, URI url) {
        System.err.println("This needs a recent login. Log in again at:");
        System.err.println(url);
        BrowserLauncher.open(environment, url);
    }

    @Override
    public String toString() {
        return "Surroundings";
    }
}
