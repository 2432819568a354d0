package dev.steelyard.cli;

import dev.steelyard.cli.login.BrowserLauncher;
import dev.steelyard.cli.login.DeviceLogin;
import dev.steelyard.cli.login.LoginFile;
import dev.steelyard.cli.login.LoginFlow;
import dev.steelyard.cli.option.CommandContext;
import dev.steelyard.cli.option.ServerOptions;
import dev.steelyard.cli.output.TerminalText;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The command {@code steelyard login}, which logs the user in by the browser or the device flow.
 */
@Command(
        name = "login",
        mixinStandardHelpOptions = true,
        description = {
            "Log in with the browser. The login is kept in ~/.config/steelyard/token.json, which you"
                    + " alone can read, and lasts as long as an access token: 5 minutes, unless the server is set otherwise.",
            "With --stay-connected it lasts for 12 hours at most. Its refresh token is bound to the key in"
                    + " ~/.config/steelyard/key.json, and replaced at each use.",
            "Programs don't log in: they set STEELYARD_CLIENT_ID and STEELYARD_CLIENT_SECRET."
        },
        footer = {
            "",
            "Examples:",
            "  steelyard login",
            "  steelyard login --stay-connected",
            "  steelyard login --fresh",
            "  steelyard login --device",
            "  steelyard login --server https://auth.example.com --scope manage.clients:read"
        })
final class LoginCommand implements Callable<Integer> {
    private static final DateTimeFormatter UNTIL =
            DateTimeFormatter.ofPattern("HH:mm z", Locale.ROOT);

    @Option(
            names = "--scope",
            paramLabel = "SCOPES",
            description =
                    "Request only these management permissions, separated by spaces; default: all"
                            + " that you hold.")
    private @Nullable String scope;

    @Option(names = "--no-browser", description = "Only print the URL to open.")
    private boolean noBrowser;

    @Option(
            names = "--device",
            description =
                    "Show a code to enter in a browser of any other machine; the server needs"
                            + " authorization.devices.")
    private boolean device;

    @Option(
            names = "--stay-connected",
            description =
                    "Ask to stay connected: the login then lasts for 12 hours at most, or until"
                            + " `steelyard logout`. You decide on the page.")
    private boolean stayConnected;

    @Option(
            names = "--fresh",
            description =
                    "Log in again also where the browser is still logged in: some commands need a"
                            + " recent login.")
    private boolean fresh;

    @Mixin private ServerOptions server = new ServerOptions();

    @Spec private CommandSpec spec = CommandSpec.create();

    private final CommandContext context;

    LoginCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var environment = context.environment();
        var err = spec.commandLine().getErr();
        try (var http = server.http(environment)) {
            var address = server.address(environment);
            var file = LoginFile.in(environment);
            var clock = context.clock();
            var maxAge = fresh ? Duration.ZERO : null;
            var until =
                    device
                            ? new DeviceLogin(address, http, clock, file, Thread::sleep)
                                    .login(
                                            scope,
                                            stayConnected,
                                            maxAge,
                                            instructions -> show(instructions, err))
                            : new LoginFlow(address, http, clock, file)
                                    .login(scope, stayConnected, maxAge, url -> browse(url, err));
            err.println(outcome(until, file.staysConnected()));
        }
        return 0;
    }

    private String outcome(Instant until, boolean connected) {
        if (connected) {
            return "You are logged in. You stay connected for 12 hours at most, or until `steelyard"
                    + " logout`.";
        }
        var text =
                "You are logged in until "
                        + UNTIL.format(until.atZone(ZoneId.systemDefault()))
                        + ".";
        return stayConnected ? text + " You did not allow to stay connected." : text;
    }

    private static void show(DeviceLogin.Instructions instructions, PrintWriter err) {
        err.println("Open " + TerminalText.of(instructions.page().toString()));
        err.println(
                "and enter "
                        + TerminalText.of(instructions.code())
                        + ". Never enter a code that was sent to you.");
        err.flush();
    }

    private void browse(URI url, PrintWriter err) {
        err.println("Log in at:");
        err.println(url);
        err.flush();
        if (!noBrowser) {
            BrowserLauncher.open(context.environment(), url);
        }
    }
}
