package dev.steelyard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.e2e.client.AuthRequest;
import dev.steelyard.e2e.client.Caller;
import dev.steelyard.e2e.client.Client;
import dev.steelyard.e2e.client.DemoApiClient;
import dev.steelyard.e2e.client.ManagementCaller;
import dev.steelyard.e2e.client.Person;
import dev.steelyard.e2e.client.Provider;
import dev.steelyard.e2e.client.RefusalCheck;
import dev.steelyard.e2e.client.Tokens;
import dev.steelyard.e2e.http.Browser;
import dev.steelyard.e2e.http.Http;
import dev.steelyard.e2e.step.Steps;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What was acknowledged is there after a kill, on the embedded store. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsTest {
    private static final String SCOPE = "openid offline_access";

    private final Http http = new Http();
    private final Instance instance = Instance.start(null);
    private final Provider provider = Provider.discover(http, instance.issuer());
    private final Client client =
            new Client(
                    instance.demo().get("client_id"),
                    instance.demo().get("client_secret"),
                    instance.demo().get("api_key"),
                    instance.demo().get("redirect_uri"));
    private final Person anna =
            new Person(
                    new Browser(http, URI.create(instance.issuer())),
                    instance.demo().get("user", "email"),
                    instance.demo().get("user", "password"));

    @BeforeAll
    void rotate() {
        var demo = instance.demo();
        ManagementCaller.of(http, provider, demo, "reseller")
                .patch("/clients/" + client.id(), Map.of("rotate_refresh_tokens", true))
                .expect(200);
    }

    @AfterAll
    void stop() {
        instance.close();
    }

    @Test
    void killedAfterTheConsent_codeSessionAndConsentAreThere() {
        var asked = AuthRequest.of(provider, client, SCOPE);

        var callback = anna.through(asked);
        restart();

        var tokens = Tokens.of(provider.token(client, asked.redemption(asked.code(callback))));
        assertThat(tokens.refreshToken()).isPresent();
        var silent = AuthRequest.of(provider, client, SCOPE).with("prompt", "none");
        assertThat(silent.code(anna.open(silent.uri()).left())).isNotEmpty();
    }

    @Test
    void killedAfterARefresh_theNewTokenWorksAndTheOldOneEndsTheFamily() {
        var first = anna.tokens(AuthRequest.of(provider, client, SCOPE));

        var second = Tokens.of(provider.refresh(client, first.refresh()));
        restart();

        var third = Tokens.of(provider.refresh(client, second.refresh()));
        assertThat(provider.refresh(client, first.refresh()).text("error"))
                .isEqualTo("invalid_grant");
        restart();
        assertThat(provider.refresh(client, third.refresh()).text("error"))
                .isEqualTo("invalid_grant");
    }

    @Test
    void serverAway_theApiGoesOnWithWhatItKnows() {
        var api = new DemoApiClient(http, instance.api());
        var here = instance.demo().get("application");
        var caller = Caller.of(client, provider.clientCredentials(client));
        api.documents(here, caller).expect(200);

        instance.killServer();

        api.documents(here, caller).expect(200);
        RefusalCheck.withoutPermission(api.addDocument(here, caller), "documents:write");
        instance.startServer();
        // A start that took longer than a guard may go on by itself leaves it closed until it asks.
        var answer = api.documents(here, caller);
        while (answer.status() == 503) {
            Steps.pause(100);
            answer = api.documents(here, caller);
        }
        answer.expect(200);
    }

    private void restart() {
        instance.killServer();
        instance.startServer();
    }
}
