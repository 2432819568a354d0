package dev.steelyard.cli.option;

import dev.steelyard.cli.api.Api;
import dev.steelyard.cli.api.Http;
import dev.steelyard.cli.api.ServerAddress;
import dev.steelyard.cli.login.Credentials;
import dev.steelyard.cli.login.LoginFile;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Command-line options for the addresses of the server and its issuer. */
public final class ServerOptions {
    private static final String STANDARD = "http://localhost:8080";

    @Option(
            names = "--server",
            paramLabel = "URL",
            description =
                    "The server's URL. Default: STEELYARD_URL, else the server of the login, else "
                            + STANDARD
                            + ".")
    private @Nullable String server;

    @Option(
            names = "--issuer",
            paramLabel = "URL",
            description = "The issuer identifier. Default: STEELYARD_ISSUER, else {server}/oidc.")
    private @Nullable String issuer;

    public ServerOptions() {}

    /**
     * The server's address: from the options, else from the login.
     *
     * @throws dev.steelyard.cli.api.ClientFailure an address that can't be used
     */
    public ServerAddress address(Map<String, String> environment) {
        var url = given(server, environment, "STEELYARD_URL");
        var identifier = given(issuer, environment, "STEELYARD_ISSUER");
        if (url.isEmpty() && identifier.isEmpty() && !Credentials.isProgram(environment)) {
            return LoginFile.in(environment)
                    .address()
                    .orElseGet(() -> ServerAddress.of(STANDARD, ""));
        }
        return ServerAddress.of(url.isEmpty() ? STANDARD : url, identifier);
    }

    private static String given(
            @Nullable String option, Map<String, String> environment, String variable) {
        return option == null ? environment.getOrDefault(variable, "") : option;
    }

    /** The management API, with the credentials of the environment or the login. */
    public Api api(Http http, CommandContext context) {
        var environment = context.environment();
        var address = address(environment);
        return new Api(
                address, http, Credentials.find(address, http, context.clock(), environment));
    }
}
