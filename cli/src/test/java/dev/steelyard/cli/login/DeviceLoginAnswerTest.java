package dev.steelyard.cli.login;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steelyard.cli.api.ClientFailure;
import dev.steelyard.cli.api.Http;
import dev.steelyard.cli.api.ServerAddress;
import dev.steelyard.testkit.ScriptedRequest;
import dev.steelyard.testkit.ScriptedServer;
import java.io.IOException;
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
    void pageThatIsNoAddress_isAFailureInWords() {
        try (var server = new ScriptedServer(DeviceLoginAnswerTest::answer);
                var http = new Http()) {
            var url = server.url();
            var login =
                    new DeviceLogin(
                            ServerAddress.of(url, url + "/oidc"),
                            http,
                            InstantSource.system(),
                            LoginFile.in(Map.of("XDG_CONFIG_HOME", folder.toString())),
                            _ -> {});
            assertThatThrownBy(() -> login.login(null, false, null, _ -> {}))
                    .isInstanceOf(ClientFailure.class)
                    .hasMessage("the issuer's device authorization response is invalid");
        }
    }

    private static void answer(ScriptedRequest request) throws IOException {
        request.json(
                200,
                request.path().equals("/oidc/device")
                        ? """
                          {"device_code": "d", "user_code": "u", "verification_uri": "no address",
                           "expires_in": 600}"""
                        : """
                          {"issuer": "%1$s", "authorization_endpoint": "%1$s/auth",
                           "token_endpoint": "%1$s/token", "revocation_endpoint": "%1$s/revoke",
                           "device_authorization_endpoint": "%1$s/device"}"""
                                .formatted("http://" + request.header("Host") + "/oidc"));
    }
}
