package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.refusal.RefusalFilter;
import dev.steelyard.domain.refusal.RefusalFilter.Sight;
import dev.steelyard.domain.refusal.StoredRefusal;
import dev.steelyard.domain.search.PageRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What of the refusals of the issuer's endpoints can be looked up. */
class KeptRefusalsTest extends Pushes {
    @Test
    void pushed_by_a_client_that_proved_itself_kept() {
        var before = of(platform.client).size();

        var page = push(form(platform.client, "scope", "openid nonsense:read"));

        assertThat(error(page)).isEqualTo("invalid_scope");
        server.await(() -> of(platform.client).size() > before);
        var kept = of(platform.client).getFirst();
        assertThat(kept.reference()).isEqualTo(page.header("x-request-id"));
        assertThat(kept.operation()).isEqualTo("/par");
        assertThat(kept.code()).isEqualTo("invalid_scope");
        assertThat(kept.user()).isNull();
        assertThat(kept.toString()).doesNotContain("nonsense").doesNotContain(platform.secret);
    }

    @Test
    void pushed_by_a_client_that_proves_nothing_counted_only() {
        long before = notKept(platform.publicClient);

        var page = push(form(platform.publicClient, "scope", "openid nonsense:read"));

        assertThat(error(page)).isEqualTo("invalid_scope");
        server.await(() -> notKept(platform.publicClient) > before);
        assertThat(of(platform.publicClient)).isEmpty();
    }

    @Test
    void wrong_secret_is_not_kept_whosever_id_was_sent() {
        var before = of(platform.client);
        var wrong = push(form(platform.client, "client_secret", "wrong"));
        assertThat(error(wrong)).isEqualTo("invalid_client");

        // What is kept after it is written with it, or after it.
        push(form(platform.client, "scope", "openid nonsense:read"));
        server.await(() -> of(platform.client).size() > before.size());

        assertThat(of(platform.client))
                .hasSize(before.size() + 1)
                .noneMatch(one -> one.reference().equals(wrong.header("x-request-id")));
    }

    @Test
    void authorization_of_somebody_who_may_not_kept_as_of_that_user() {
        var client = platform.trustedClient;
        var browser = server.browser();

        var page = browser.submit(browser.open(new Flow(client).path()), Flow.BOB);

        assertThat(page.answer()).containsEntry("error", "access_denied");
        server.await(() -> !of(client).isEmpty());
        var kept = of(client).getFirst();
        assertThat(kept.user()).isEqualTo(platform.bob.id());
        assertThat(kept.code()).isEqualTo("access_denied");
        assertThat(kept.operation()).isEqualTo("/auth");
    }

    @Test
    void authorization_before_anybody_logged_in_is_not_kept() {
        var client = platform.exemptClient;
        var browser = server.browser();
        var page = browser.open(new Flow(client).with("scope", "nonsense:read").path());
        assertThat(page.answer()).containsEntry("error", "invalid_scope");

        // What is kept after it is written with it, or after it.
        var later = of(platform.client).size();
        push(form(platform.client, "scope", "openid nonsense:read"));
        server.await(() -> of(platform.client).size() > later);

        assertThat(of(client)).noneMatch(one -> one.code().equals("invalid_scope"));
    }

    @Test
    void unregistered_redirect_uri_shown_escaped_and_kept_under_its_reference() {
        var client = platform.publicClient;
        var page =
                server.browser()
                        .open(
                                new Flow(client)
                                        .with(
                                                "redirect_uri",
                                                "https://app.example.com/\"x\\ y<b>\u00e9")
                                        .path());
        var shown = "https://app.example.com/%22x%5C%20y&lt;b&gt;%C3%A9";
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body())
                .contains("<code>" + shown + "</code>")
                .contains("ask the reseller to register exactly this address")
                .doesNotContain("href=\"https://app.example.com");

        var reference = page.header("x-request-id");
        server.await(() -> of(client).stream().anyMatch(one -> one.reference().equals(reference)));
        var kept = of(client).getFirst();
        assertThat(kept.code()).isEqualTo("redirect_uri_mismatch");
        assertThat(kept.operation()).isEqualTo("/auth");
        assertThat(kept.description())
                .startsWith(
                        "The redirect URI https://app.example.com/%22x%5C%20y<b>%C3%A9 is not"
                                + " registered for the client.");
    }

    @Test
    void unregistered_redirect_uri_is_kept_without_userinfo_and_query() {
        var client = platform.exemptClient;
        var uri = "https://user:hunter2@app.example.com/secret-free?code=abc123#token";
        var page = server.browser().open(new Flow(client).with("redirect_uri", uri).path());

        var reference = page.header("x-request-id");
        server.await(() -> of(client).stream().anyMatch(one -> one.reference().equals(reference)));
        assertThat(of(client).getFirst().description())
                .contains("https://app.example.com/secret-free?...")
                .doesNotContain("hunter2", "abc123", "token");
    }

    @Test
    void unregistered_redirect_uri_is_cut() {
        var client = platform.exemptClient;
        var uri = "https://app.example.com/" + "a".repeat(1_000);
        var page = server.browser().open(new Flow(client).with("redirect_uri", uri).path());

        assertThat(page.body()).doesNotContain(uri).contains("aaa...</code>");
        server.await(() -> !of(client).isEmpty());
        assertThat(of(client).getFirst().description()).hasSizeLessThan(400);
    }

    @Test
    void denied_by_the_user_is_no_refusal() {
        var client = platform.client;
        var browser = server.browser();
        var before = of(client).size();
        var consent = browser.submit(browser.open(new Flow(client).path()), Flow.ADA);
        var page = browser.submit(consent, Map.of("decision", "deny"));
        assertThat(page.answer()).containsEntry("error", "access_denied");

        push(form(client, "scope", "openid nonsense:read"));
        server.await(() -> of(client).size() > before);

        assertThat(of(client)).hasSize(before + 1);
    }

    private List<StoredRefusal> of(Client client) {
        var filter = RefusalFilter.of(new Sight.OfClient(client.id()));
        return server.store.read(tx -> tx.refusals().list(filter, new PageRequest(null, 200)));
    }

    private long notKept(Client client) {
        var filter = RefusalFilter.of(new Sight.OfClient(client.id()));
        return server.store.read(tx -> tx.refusals().notKept(filter));
    }
}
