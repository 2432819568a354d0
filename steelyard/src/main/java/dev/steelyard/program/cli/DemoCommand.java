package dev.steelyard.program.cli;

import dev.steelyard.program.demo.Demo;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The command {@code steelyard demo}, which runs the server with example resellers, applications,
 * clients and users.
 */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Run the server with a demo platform: two resellers, three applications, clients"
                        + " and users. Their secrets are written to a file. Not for production.")
final class DemoCommand implements Callable<Integer> {
    /** Users of a demonstration log in with a password alone. */
    private static final Map<String, String> EASY =
            Map.of("STEELYARD_STAFF_SECOND_FACTOR", "offered");

    @Mixin private ConfigurationOptions options = new ConfigurationOptions();

    @Option(
            names = "--api",
            paramLabel = "URL",
            defaultValue = "http://localhost:8081",
            description = "The URL of the demo API (default: ${DEFAULT-VALUE}).")
    private String api = "";

    @Option(
            names = "--write",
            paramLabel = "FILE",
            description = "Where to write demo.json once the server is up.")
    private @Nullable Path write;

    DemoCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        var configuration = options.configuration(EASY);
        var kept = configuration.store().data().resolve("demo.json");
        Demo.check(configuration.server(), api, kept);
        var node = ConfigurationOptions.open(configuration);
        var demo = Demo.plant(node, api, kept);
        var server = node.serve();
        ShutdownHandler.closeAtTheEnd(server, node);
        if (write != null) {
            Demo.write(write, demo);
        }
        return ShutdownHandler.await();
    }
}
