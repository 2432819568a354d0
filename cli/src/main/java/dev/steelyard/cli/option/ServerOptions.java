package dev.steelyard.cli.option;

import dev.steelyard.cli.api.Http;
import dev.steelyard.cli.api.ManagementApiClient;
import dev.steelyard.cli.api.ServerAddress;
import dev.steelyard.cli.login.LoginFile;
import dev.steelyard.cli.login.TokenSourceSelector;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Command-line options for the URLs of the server and its issuer ({@code --server}, {@code
 * --issuer}).
 */
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

    @Option(
            names = "--cacert",
            paramLabel = "FILE",
            description =
                    "A PEM file with the server's certificate authority, if it is a private one."
                            + " Default: STEELYARD_CACERT.")
    private @Nullable String cacert;

    public ServerOptions() {}

    /**
     * Opens an HTTP client that trusts the certificates of {@code --cacert}, too.
     *
     * @throws dev.steelyard.cli.api.ClientFailure the file can't be used
     */
    public Http http(Map<String, String> environment) {
        return new Http(given(cacert, environment, "STEELYARD_CACERT"));
    }

    /**
     * The server's address: from the options, else from the login.
     *
     * @throws dev.steelyard.cli.api.ClientFailure an address that can't be used
     */
    public ServerAddress address(Map<String, String> environment) {
        var url = given(server, environment, "STEELYARD_URL");
        var identifier = given(issuer, environment, "STEELYARD_ISSUER");
        if (url.isEmpty() && identifier.isEmpty() && !TokenSourceSelector.isProgram(environment)) {
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
    public ManagementApiClient api(Http http, CommandContext context) {
        var environment = context.environment();
        var address = address(environment);
        return new ManagementApiClient(
                address,
                http,
                TokenSourceSelector.find(
                        address, http, context.clock(), environment, context.browser()));
    }
}
