package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How much one confidential client can push, and what of it is stored. */
class PushRatesTest extends Pushes {
    private static final String LONG = "x".repeat(15_000);

    private int rows() {
        return server.rows("pushed_requests");
    }

    @Test
    void unknown_parameters_pushed_are_ignored_and_not_stored() {
        var uri = pushed("unknown", LONG, "state", "known");
        var stored =
                server.texts("SELECT query FROM pushed_requests ORDER BY id DESC LIMIT 1")
                        .getFirst();
        assertThat(stored).contains("state=known").doesNotContain("unknown", "client_secret");
        assertThat(stored.length()).isLessThan(500);

        var browser = server.browser();
        var answer = complete(browser, browser.open(path(platform.client, uri)));
        assertThat(answer.answer()).containsEntry("state", "known").containsKey("code");
    }

    @Test
    void unknown_parameters_of_a_query_are_not_carried_through_login() {
        var browser = server.browser();
        var login = browser.open(new Flow(platform.client).with("unknown", "u-1").path());
        // The language switch, at the end, leads back to the address as it is.
        assertThat(login.body().substring(0, login.body().indexOf("<footer>")))
                .contains("name=\"password\"")
                .doesNotContain("u-1");
    }

    @Test
    void two_thousand_long_requests_of_one_client_store_its_budget_and_are_429_beyond() {
        server.clock.move(Duration.ofHours(1));
        int before = rows();
        var form = form(platform.client, "login_hint", LONG);
        var answers = IntStream.range(0, 2000).mapToObj(_ -> push(form)).toList();
        var accepted = answers.stream().filter(page -> page.status() == 201);
        var last = answers.getLast();
        // 3,000 pieces, and 8 of them each
        assertThat(accepted).hasSize(375);
        assertThat(rows() - before).isEqualTo(375);
        assertThat(last.status()).isEqualTo(429);
        assertThat(last.header("retry-after")).isEqualTo("1");
        assertThat(error(last)).isEqualTo("rate_limited");

        server.clock.move(Duration.ofSeconds(1));
        for (int i = 0; i < 20; i++) {
            pushed();
        }
        assertThat(push(form(platform.client)).status()).isEqualTo(429);
        assertThat(rows() - before).isEqualTo(395);
    }

    @Test
    void peak_of_fifty_a_second_for_a_minute_passes() {
        server.clock.move(Duration.ofHours(1));
        for (int second = 0; second < 60; second++) {
            for (int i = 0; i < 50; i++) {
                pushed();
            }
            server.clock.move(Duration.ofSeconds(1));
        }
    }
}
