package dev.steelyard.cli;

import dev.steelyard.cli.api.Http;
import dev.steelyard.cli.login.DeviceLogin;
import dev.steelyard.cli.login.LoginFile;
import dev.steelyard.cli.login.LoginFlow;
import dev.steelyard.cli.option.CommandContext;
import dev.steelyard.cli.option.ServerOptions;
import java.io.PrintWriter;
import java.net.URI;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Logs the user in ({@code steelyard login}). */
@Command(
        name = "login",
        mixinStandardHelpOptions = true,
        description = {
            "Log in with the browser. The login is kept in ~/.config/steelyard/token.json, which you"
                    + " alone can read, and lasts as long as an access token: 5 minutes, unless the server is set otherwise.",
            "Programs don't log in: they set STEELYARD_CLIENT_ID and STEELYARD_CLIENT_SECRET."
        },
        footer = {
            "",
            "Examples:",
            "  steelyard login",
            "  steelyard login --device",
            "  steelyard login --server https://auth.example.com --scope manage.clients:read"
        })
final class LoginCommand implements Callable<Integer> {
    private static final DateTimeFormatter UNTIL = DateTimeFormatter.ofPattern("HH:mm");

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
        try (var http = new Http()) {
            var address = server.address(environment);
            var file = LoginFile.in(environment);
            var clock = context.clock();
            var until =
                    device
                            ? new DeviceLogin(address, http, clock, file, Thread::sleep)
                                    .login(scope, instructions -> show(instructions, err))
                            : new LoginFlow(address, http, clock, file)
                                    .login(scope, url -> browse(url, err));
            err.println(
                    "You are logged in until "
                            + UNTIL.format(until.atZone(ZoneId.systemDefault()))
                            + ".");
        }
        return 0;
    }

    private static void show(DeviceLogin.Instructions instructions, PrintWriter err) {
        err.println("Open " + instructions.page());
        err.println(
                "and enter " + instructions.code() + ". Never enter a code that was sent to you.");
        err.flush();
    }

    private void browse(URI url, PrintWriter err) {
        err.println("Log in at:");
        err.println(url);
        err.flush();
        if (!noBrowser) {
            Browser.open(context.environment(), url);
        }
    }
}
