package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.secret.SecretGenerator;
import dev.steelyard.domain.secret.SecretKind;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** RFC 7009, section 2. */
class RevocationTest extends ServerTest {
    private Tokens tokens() {
        var flow = new Flow(platform.client).with("scope", "openid offline_access");
        var browser = server.browser();
        var answer = browser.submit(browser.open(flow.path()), Flow.ADA);
        if (answer.status() == 200) {
            answer = browser.submit(answer, Map.of("decision", "allow", "offline_access", "true"));
        }
        return Tokens.of(flow.redeem(browser, platform.secret, answer));
    }

    private Browser.Page asClient(String path, Map<String, String> more) {
        var form = new LinkedHashMap<>(more);
        form.put("client_id", platform.client.id().hex());
        form.put("client_secret", platform.secret);
        return server.browser().post(path, form);
    }

    private int refreshed(Tokens tokens) {
        var more =
                Map.of(
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        String.valueOf(tokens.refresh()));
        return asClient("/oidc/token", more).status();
    }

    @Test
    void own_refresh_token_ends_its_family_also_when_it_comes_twice() {
        var tokens = tokens();
        assertThat(refreshed(tokens)).isEqualTo(200);

        for (int i = 0; i < 2; i++) {
            var more = Map.of("token", String.valueOf(tokens.refresh()));
            assertThat(asClient("/oidc/revocation", more).status()).isEqualTo(200);
        }

        assertThat(refreshed(tokens)).isEqualTo(400);
        server.await(() -> server.userinfo(tokens.access()).status() == 401);
    }

    /** Each change makes every guard ask for the states anew that it touches. */
    @Test
    void access_token_that_has_ended_already_nothing_is_written() {
        var tokens = tokens();
        var more = Map.of("token", tokens.access());
        assertThat(asClient("/oidc/revocation", more).status()).isEqualTo(200);
        assertThat(server.userinfo(tokens.access()).status()).isEqualTo(401);
        long head = server.store.read(tx -> tx.head());

        assertThat(asClient("/oidc/revocation", more).status()).isEqualTo(200);

        assertThat(server.store.<Long>read(tx -> tx.head())).isEqualTo(head);
    }

    @Test
    void refresh_token_of_another_client_nothing_ends() {
        var tokens = tokens();
        var form =
                Map.of(
                        "token",
                        String.valueOf(tokens.refresh()),
                        "client_id",
                        platform.publicClient.id().hex());

        assertThat(server.browser().post("/oidc/revocation", form).status()).isEqualTo(200);

        assertThat(refreshed(tokens)).isEqualTo(200);
    }

    @Test
    void unknown_refresh_token_answered_while_nobody_can_write() throws Exception {
        var unknown =
                new SecretGenerator(new SecureRandom())
                        .next(SecretKind.REFRESH_TOKEN, platform.next());
        var writing = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var writer =
                Thread.startVirtualThread(
                        () ->
                                server.store.write(
                                        tx -> {
                                            writing.countDown();
                                            return awaited(release);
                                        }));
        writing.await();
        try {
            var answer =
                    CompletableFuture.supplyAsync(
                                    () ->
                                            asClient(
                                                    "/oidc/revocation",
                                                    Map.of("token", unknown.reveal())))
                            .get(60, TimeUnit.SECONDS);

            assertThat(answer.status()).isEqualTo(200);
        } finally {
            release.countDown();
            writer.join();
        }
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
