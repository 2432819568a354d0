package dev.steelyard.demo;

import dev.steelyard.demo.data.StoreFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;

/** The main class of the demo API, an example resource server that uses Steelyard's guard. */
public final class DemoApi {
    private DemoApi() {}

    /**
     * Starts the API and says so in one line; ends with 2 if it is started wrongly, with 1 if it
     * can't.
     */
    public static void main(String[] arguments) {
        try {
            DemoOptions options = DemoOptions.read(arguments);
            DemoServer server = DemoServer.start(options, InstantSource.system());
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "demo-stop"));
            System.out.printf(
                    "demo API ready at http://%s:%d, issuer %s%n",
                    options.host(), server.port(), options.issuer());
        } catch (IllegalArgumentException | IOException e) {
            System.err.println("demo API: " + e.getMessage());
            System.exit(2);
        } catch (UncheckedIOException | StoreFailure | IllegalStateException e) {
            System.err.println("demo API can't start: " + e.getMessage());
            System.exit(1);
        }
    }
}
