package dev.steelyard.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.client.GrantType;
import dev.steelyard.http.answer.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What retries and rotations of refresh tokens leave in the store, and that old tokens still end
 * their family.
 */
class RefreshRetriesTest extends ServerTest {
    private final List<String> presented = new ArrayList<>();
    private String current;
    private String family;

    @BeforeEach
    void begin() {
        server.clock.move(Duration.ofDays(1));
        var grants = Set.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN);
        platform.change(
                tx -> tx.clients().update(Platform.withGrants(platform.publicClient, grants)),
                ChangeKey.client(platform.publicClient.id()));
        server.core.pump().catchUp();
        var flow = new Flow(platform.publicClient).with("scope", "openid offline_access");
        var browser = server.browser();
        var answer = browser.submit(browser.open(flow.path()), Flow.ADA);
        if (answer.status() == 200) {
            answer = browser.submit(answer, Map.of("decision", "allow", "offline_access", "true"));
        }
        current = String.valueOf(Tokens.of(flow.redeem(browser, "", answer)).refresh());
        family =
                server.texts("SELECT id FROM refresh_families ORDER BY id DESC LIMIT 1").getFirst();
        presented.clear();
    }

    private Browser.Page refresh(String token) {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "refresh_token");
        form.put("client_id", platform.publicClient.id().hex());
        form.put("refresh_token", token);
        return server.browser().post("/oidc/token", form);
    }

    private void rotate() {
        presented.add(current);
        current = String.valueOf(Tokens.of(refresh(current)).refresh());
    }

    private int rows() {
        return server.rows("refresh_tokens WHERE family_id = '" + family + "'");
    }

    private void assertEnded(Browser.Page answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("used before");
        assertThat(refresh(current).status()).isEqualTo(400);
        var events = "audit_events WHERE action = 'token.replayed' AND subject = 'family:";
        assertThat(server.rows(events + family + "'")).isEqualTo(1);
    }

    @Test
    void five_hundred_retries_leave_two_rows_and_are_429_beyond_the_budget() {
        var answers = IntStream.range(0, 500).mapToObj(_ -> refresh(current)).toList();
        var last = answers.getLast();
        assertThat(answers.stream().filter(page -> page.status() == 200)).hasSize(120);
        assertThat(last.status()).isEqualTo(429);
        assertThat(last.header("retry-after")).isEqualTo("5");
        assertThat(Json.MAPPER.readTree(last.body()).get("error").asString())
                .isEqualTo("rate_limited");
        assertThat(rows()).isEqualTo(2);

        // An answer that is lost costs nothing: it is still the one before.
        server.clock.move(Duration.ofSeconds(5));
        rotate();
        rotateLater();
        assertThat(rows()).isEqualTo(2);
    }

    private void rotateLater() {
        server.clock.move(Duration.ofSeconds(5));
        rotate();
    }

    @Test
    void first_token_after_a_hundred_rotations_ends_the_family_though_its_row_is_gone() {
        for (int i = 0; i < 100; i++) {
            rotate();
        }
        assertThat(rows()).isEqualTo(2);
        assertEnded(refresh(presented.getFirst()));
    }

    @Test
    void successor_that_a_retry_replaced_ends_the_family() {
        var lost = String.valueOf(Tokens.of(refresh(current)).refresh());
        rotate();
        assertEnded(refresh(lost));
    }

    @Test
    void old_token_ends_its_family_beyond_the_budget_too() {
        rotate();
        rotate();
        for (int i = 0; i < 130; i++) {
            refresh(current);
        }
        assertThat(refresh(current).status()).isEqualTo(429);
        assertThat(refresh(presented.getFirst()).body()).contains("used before");
        server.clock.move(Duration.ofHours(1));
        assertThat(refresh(current).status()).isEqualTo(400);
    }

    @Test
    void id_of_a_token_with_another_secret_ends_nothing() {
        rotate();
        rotate();
        var old = presented.getFirst();
        var other = current;
        // The id of one with the random part of the other: the form is right but for the checksum.
        var forged = withChecksum(old.substring(0, 31) + other.substring(31, 74));
        assertThat(refresh(forged).status()).isEqualTo(400);
        rotateLater();
    }

    private static String withChecksum(String body) {
        var crc = new CRC32();
        crc.update(body.getBytes(UTF_8));
        var alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        var digits = new char[6];
        var rest = crc.getValue();
        for (int i = 5; i >= 0; i--) {
            digits[i] = alphabet.charAt((int) (rest % 62));
            rest /= 62;
        }
        return body + "_" + new String(digits);
    }

    @Test
    void revoked_by_an_old_token_the_family_ends() {
        rotate();
        rotate();
        var form = new LinkedHashMap<String, String>();
        form.put("client_id", platform.publicClient.id().hex());
        form.put("token", presented.getFirst());
        assertThat(server.browser().post("/oidc/revocation", form).status()).isEqualTo(200);
        assertThat(refresh(current).status()).isEqualTo(400);
    }
}
