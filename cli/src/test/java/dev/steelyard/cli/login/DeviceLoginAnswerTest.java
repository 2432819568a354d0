package dev.steelyard.cli.login;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.steelyard.cli.api.ClientFailure;
import dev.steelyard.cli.api.Http;
import dev.steelyard.cli.api.ServerAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An issuer whose answer is none of RFC 8628. */
@SuppressWarnings("NullAway.Init")
class DeviceLoginAnswerTest {
    @TempDir Path folder;

    @Test
    void pageThatIsNoAddress_isAFailureInWords() throws IOException {
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var url = "http://127.0.0.1:" + server.getAddress().getPort();
        var endpoints =
                """
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/auth",
                 "token_endpoint": "%1$s/token", "revocation_endpoint": "%1$s/revoke",
                 "device_authorization_endpoint": "%1$s/device"}"""
                        .formatted(url + "/oidc");
        answer(server, "/oidc/.well-known/openid-configuration", endpoints);
        answer(
                server,
                "/oidc/device",
                """
                {"device_code": "d", "user_code": "u", "verification_uri": "no address",
                 "expires_in": 600}""");
        server.start();
        try (var http = new Http()) {
            var login =
                    new DeviceLogin(
                            ServerAddress.of(url, url + "/oidc"),
                            http,
                            InstantSource.system(),
                            LoginFile.in(Map.of("XDG_CONFIG_HOME", folder.toString())),
                            _ -> {});
            assertThatThrownBy(() -> login.login(null, _ -> {}))
                    .isInstanceOf(ClientFailure.class)
                    .hasMessage("the issuer's device authorization response is invalid");
        } finally {
            server.stop(0);
        }
    }

    private static void answer(HttpServer server, String path, String json) {
        server.createContext(
                path,
                exchange -> {
                    try (exchange) {
                        exchange.getResponseHeaders().set("Content-Type", "application/json");
                        exchange.sendResponseHeaders(200, json.length());
                        exchange.getResponseBody().write(json.getBytes(US_ASCII));
                    }
                });
    }
}
