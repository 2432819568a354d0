package dev.steelyard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.steelyard.e2e.client.AuthRequest;
import dev.steelyard.e2e.client.Client;
import dev.steelyard.e2e.client.ManagementCaller;
import dev.steelyard.e2e.client.Person;
import dev.steelyard.e2e.client.Provider;
import dev.steelyard.e2e.http.Browser;
import dev.steelyard.e2e.http.Http;
import dev.steelyard.e2e.http.Parameters;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Killed while it tells a client of a logout: the client is told after the restart. */
class LogoutFaultsTest {
    /** More than a node that says nothing more keeps what it took. */
    private static final int PATIENCE = 300;

    private final Http http = new Http();

    @Test
    void killedWhileTelling_toldAfterTheRestart() throws Exception {
        try (var backend = new ClientBackend();
                var instance = Instance.prepare(0, 0, null)) {
            String[] settings = {
                "outgoing.allowed_networks=127.0.0.1",
                "outgoing.trusted_certificates=" + backend.certificate()
            };
            instance.startServer(settings);
            var demo = instance.demo();
            var provider = Provider.discover(http, instance.issuer());
            var client =
                    new Client(
                            demo.get("client_id"),
                            demo.get("client_secret"),
                            demo.get("api_key"),
                            demo.get("redirect_uri"));
            ManagementCaller.of(http, provider, demo, "reseller")
                    .patch(
                            "/clients/" + client.id(),
                            Map.of("backchannel_logout_uri", backend.logoutUri()))
                    .expect(200);
            var anna =
                    new Person(
                            new Browser(http, URI.create(instance.issuer())),
                            demo.get("user", "email"),
                            demo.get("user", "password"));
            var tokens = anna.tokens(AuthRequest.of(provider, client, "openid"));

            var end = provider.metadata().getEndSessionEndpointURI();
            anna.open(
                    URI.create(
                            end + "?" + Parameters.encode(Map.of("id_token_hint", tokens.id()))));
            var before = backend.told(PATIENCE);
            instance.killServer();
            backend.well();
            instance.startServer(settings);

            var told = SignedJWT.parse(backend.told(PATIENCE)).getJWTClaimsSet();
            var untold = SignedJWT.parse(before).getJWTClaimsSet();
            assertThat(told.getSubject()).isNotBlank().isEqualTo(untold.getSubject());
            assertThat(told.getAudience()).containsExactly(client.id());
            assertThat(told.getIssuer()).isEqualTo(instance.issuer());
            assertThat(told.getJSONObjectClaim("events"))
                    .containsKey("http://schemas.openid.net/event/backchannel-logout");
        }
    }
}
