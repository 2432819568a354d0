package dev.steelyard.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.http.answer.Json;
import dev.steelyard.testkit.Database;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class KeysTest {
    private static final Duration SIGNS = Duration.ofDays(90);
    private static final Duration AHEAD = Duration.ofHours(24);

    private final Steelyard steelyard;

    KeysTest(Database database) {
        steelyard = new Steelyard(database.url());
    }

    @AfterEach
    void stop() {
        steelyard.close();
    }

    @Test
    void schedule_publishesAhead_thenSigns_thenKeeps_thenForgets() {
        var first = signer();
        move(SIGNS.minus(AHEAD).minusSeconds(1));
        assertThat(published("ES256")).containsExactly(first);

        move(Duration.ofSeconds(1));
        var next = published("ES256").getLast();
        assertThat(published("ES256")).containsExactly(first, next).doesNotHaveDuplicates();
        assertThat(signer()).isEqualTo(first);

        move(AHEAD.minusSeconds(1));
        assertThat(signer()).isEqualTo(first);
        var old = token();
        // No write, no word: every node knows the moment.
        steelyard.clock.move(Duration.ofSeconds(1));
        assertThat(signer()).isEqualTo(next);
        whoami(old).expect(200);

        move(Duration.ofSeconds(298));
        whoami(old).expect(200);
        move(Duration.ofHours(1));
        assertThat(published("ES256")).containsExactly(first, next);
        move(Duration.ofSeconds(32));
        assertThat(published("ES256")).containsExactly(next);
        assertThat(actions()).containsSubsequence("key.create", "key.publish", "key.remove");
    }

    @Test
    void scheduleThatWasMissed_stillPublishesAhead() {
        var first = signer();
        move(SIGNS.multipliedBy(2));
        assertThat(published("ES256")).hasSize(2);
        assertThat(signer()).isEqualTo(first);
        move(AHEAD);
        assertThat(signer()).isNotEqualTo(first);
    }

    @Test
    void rotate_signsOnceEveryNodeKnowsTheKey_andOldTokensGoOn() {
        var old = token();
        var first = kid(old);
        var answered = rotate(Map.of("algorithm", "ES256"));
        var next = only(answered, "next");
        assertThat(published("ES256")).containsExactly(first, next);
        assertThat(published("RS256")).hasSize(1);
        assertThat(signer()).isEqualTo(first);
        rotate(Map.of("algorithm", "ES256"));
        assertThat(published("ES256")).containsExactly(first, next);

        steelyard.clock.move(Duration.ofSeconds(5));
        assertThat(signer()).isEqualTo(next);
        whoami(old).expect(200);
        assertThat(actions()).contains("key.rotate");
    }

    @Test
    void rotate_withAPublishedKey_signsWithThatAtOnce() {
        move(SIGNS.minus(AHEAD));
        var next = published("ES256").getLast();
        move(Duration.ofMinutes(1));
        assertThat(signer()).isNotEqualTo(next);
        rotate(Map.of());
        assertThat(signer()).isEqualTo(next);
        assertThat(published("ES256")).hasSize(2);
    }

    @Test
    void compromised_tokensRefused_newKeySignsAtOnce() {
        move(SIGNS.minus(AHEAD));
        var old = token();
        var before = published("ES256");
        rotate(Map.of("compromised", true));

        whoami(old).refused(401, "token_signature_invalid");
        assertThat(published("ES256")).hasSize(1).doesNotContainAnyElementsOf(before);
        assertThat(published("RS256")).hasSize(1);
        whoami(token()).expect(200);
        assertThat(actions()).contains("key.withdraw");
    }

    @Test
    void keys_areTheOperatorsMatter_andNoAnswerHoldsAPrivateOne() {
        var reader =
                steelyard.token(new Authority.Operator(), Set.of(ManagementPermission.KEYS_READ));
        assertThat(steelyard.get(reader, "/keys").expect(200).response().body())
                .doesNotContain("\"d\"", "sealed");
        steelyard.post(reader, "/keys/rotate", Map.of()).refused(403, "permission_missing");
        steelyard.post(reader, "/master-key/rotate", Map.of()).refused(403, "permission_missing");
        steelyard
                .post(steelyard.operator, "/keys/rotate", Map.of("algorithm", "none"))
                .invalid("algorithm");
    }

    private void move(Duration by) {
        steelyard.clock.move(by);
        steelyard.manage.keepKeys().keep();
    }

    /** Of a client made for it: those made before have expired tokens by now. */
    private String token() {
        return steelyard.token(new Authority.Operator(), EnumSet.allOf(ManagementPermission.class));
    }

    private Answered rotate(Map<String, Object> body) {
        return steelyard.post(token(), "/keys/rotate", body).expect(200);
    }

    private Answered whoami(String token) {
        return steelyard.get(token, "/whoami");
    }

    private String signer() {
        return kid(token());
    }

    private static String kid(String token) {
        var header = Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.')));
        return Json.MAPPER.readTree(header).path("kid").asString();
    }

    private List<String> published(String algorithm) {
        var set = steelyard.send(steelyard.request("/oidc/jwks").GET()).expect(200);
        return set.json().path("keys").values().stream()
                .filter(key -> key.path("alg").asString().equals(algorithm))
                .map(key -> key.path("kid").asString())
                .toList();
    }

    private static String only(Answered keys, String state) {
        return keys.json().path("data").values().stream()
                .filter(key -> key.path("state").asString().equals(state))
                .map(key -> key.path("kid").asString())
                .reduce((a, b) -> "several")
                .orElse("none");
    }

    private List<String> actions() {
        return steelyard
                .get(token(), "/audit?limit=200")
                .expect(200)
                .json()
                .path("data")
                .values()
                .stream()
                .map(event -> event.path("action").asString())
                .toList()
                .reversed();
    }
}
