package dev.steelyard.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.client.ClientFilter;
import dev.steelyard.domain.client.ListedClient;
import dev.steelyard.domain.client.credential.Credential;
import dev.steelyard.domain.search.TimedPageRequest;
import dev.steelyard.domain.secret.SecretGenerator;
import dev.steelyard.domain.secret.SecretKind;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is used is known to be used, whether it has a credential or not. */
class UseTest {
    private RunningServer server;
    private Platform platform;

    @BeforeEach
    void start() {
        server = new RunningServer(RunningServer.ISSUER);
        platform = server.platform;
        server.clock.move(Duration.ofDays(2));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void publicClient_tokenIssued_isNotIdle() {
        var flow = new Flow(platform.publicClient);
        var browser = server.browser();
        var asked = browser.submit(browser.open(flow.path()), Flow.ADA);
        var answer = browser.submit(asked, Flow.ALLOW);
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "authorization_code");
        form.put("client_id", platform.publicClient.id().hex());
        form.put("code", String.valueOf(answer.answer().get("code")));
        form.put("redirect_uri", String.valueOf(flow.parameters().get("redirect_uri")));
        form.put("code_verifier", Flow.VERIFIER);
        assertThat(browser.post("/oidc/token", form).status()).isEqualTo(200);
        server.stop();

        var since = server.clock.instant().truncatedTo(ChronoUnit.HOURS);
        var idle =
                server.store.read(
                        tx ->
                                tx.clients()
                                        .unused(
                                                ClientFilter.ALL,
                                                since,
                                                new TimedPageRequest(null, 200)));
        assertThat(idle.stream().map(ListedClient::id))
                .contains(platform.client.id())
                .doesNotContain(platform.publicClient.id());
    }

    @Test
    void resourceServer_asked_itsSecretIsCounted() {
        var api =
                server.store
                        .read(tx -> tx.resourceServers().findByIdentifier(Platform.API))
                        .orElseThrow()
                        .id();
        var secret =
                new SecretGenerator(new SecureRandom())
                        .next(SecretKind.CLIENT_SECRET, platform.<Credential>next());
        platform.change(
                tx ->
                        tx.credentials()
                                .insert(
                                        new Credential(
                                                secret.id(),
                                                api,
                                                SecretKind.CLIENT_SECRET,
                                                secret.hash(),
                                                server.clock.instant(),
                                                null)),
                ChangeKey.resource(api));
        var caller = server.browser();
        var pair = api.hex() + ":" + secret.reveal();
        caller.headers.put(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(US_ASCII)));
        caller.post("/oidc/introspection", Map.of("token", "none"));
        server.stop();

        var usages = server.store.read(tx -> tx.usage().of(api));
        assertThat(usages)
                .singleElement()
                .satisfies(
                        usage -> {
                            assertThat(usage.used()).isEqualTo(secret.<Credential>id());
                            assertThat(usage.count()).isEqualTo(1);
                        });
    }
}
