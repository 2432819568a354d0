package dev.steelyard.program.cli;

import dev.steelyard.program.GuardNode;
import dev.steelyard.program.configuration.GuardConfiguration;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The command {@code steelyard guard}, which runs the decision service that proxies such as nginx
 * or Envoy ask about each API request.
 */
@Command(
        name = "guard",
        mixinStandardHelpOptions = true,
        description =
                "Run the decision service: nginx, Caddy, Traefik or Envoy ask it about each request"
                        + " to an API. Needs no store; docs/proxies.md shows how each proxy is set.")
final class GuardCommand implements Callable<Integer> {
    @Option(names = "--config", paramLabel = "FILE", description = "A YAML file.")
    private @Nullable Path file;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description =
                    "One setting, as name=value; repeatable. docs/configuration.md lists all; this command"
                            + " reads issuer and those that begin with guard, log or metrics.")
    private final Map<String, String> set = new LinkedHashMap<>();

    @Spec private CommandSpec spec = CommandSpec.create();

    GuardCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        var configuration = GuardConfiguration.load(file, System.getenv(), set);
        LogForm.set(configuration.log().json());
        var node = GuardNode.start(configuration);
        ShutdownHandler.closeAtTheEnd(node);
        spec.commandLine()
                .getOut()
                .printf(
                        "steelyard: guarding %s at port %d%n",
                        configuration.api().audience(), node.port());
        ShutdownHandler.told(spec, node.metricsPort());
        spec.commandLine().getOut().flush();
        return ShutdownHandler.await();
    }
}
