package dev.steelyard.guard.internal.feed;

import static dev.steelyard.guard.scripted.GuardedApi.code;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.guard.scripted.GuardedApi;
import dev.steelyard.guard.scripted.Issuer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpKeySourceTest {
    private static final String JWKS = "/oidc/jwks";
    private final GuardedApi api = new GuardedApi();
    private final Issuer next = new Issuer(api.server.issuer().toString(), "k2");

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void unknownKid_fetchesAtMostOnceInFiveSeconds() {
        api.get(api.token());
        api.clock.move(Duration.ofSeconds(5));
        for (int i = 0; i < 20; i++) {
            assertThat(code(api.get(next.sign(next.claims(api.clock.seconds())))))
                    .isEqualTo("token_signature_invalid");
        }
        assertThat(api.server.calls(JWKS)).isEqualTo(2);
        api.server.jwks = next.jwks();
        api.clock.move(Duration.ofSeconds(5));
        assertThat(code(api.get(next.sign(next.claims(api.clock.seconds()))))).isEqualTo("allowed");
        assertThat(api.server.calls(JWKS)).isEqualTo(3);
    }

    @Test
    void withdrawnKey_endsTokensSeenBefore_fromTheChangeOn() {
        String token = api.token();
        assertThat(code(api.get(token))).isEqualTo("allowed");
        api.server.jwks = next.jwks();
        api.server.change(null, "key:k1");
        api.feed.poll();
        assertThat(code(api.get(token))).isEqualTo("token_signature_invalid");
    }

    @Test
    void renewal_afterTenMinutes_andFailureKeepsWhatIsKnown() {
        api.get(api.token());
        api.clock.move(Duration.ofMinutes(10));
        api.server.broken.put(JWKS, "{}");
        api.feed.poll();
        assertThat(code(api.get(api.token()))).isEqualTo("allowed");
        assertThat(api.server.calls(JWKS)).isEqualTo(2);
        api.server.broken.clear();
        api.clock.move(Duration.ofSeconds(5));
        assertThat(code(api.get(api.token()))).isEqualTo("allowed");
        assertThat(api.server.calls(JWKS)).isEqualTo(3);
    }

    @Test
    void secretAndEncryptionKeys_areNoKeysOfTheIssuer() {
        api.server.jwks =
                "{\"keys\":[{\"kty\":\"oct\",\"kid\":\"k1\",\"k\":\"AAAAAAAAAAAAAAAAAAAAAA\"}]}";
        assertThat(code(api.get(api.token()))).isEqualTo("token_signature_invalid");
    }

    @Test
    void setFromBeforeTheChange_isAskedForAgain_untilTheKeyIsGone() {
        String token = api.token();
        assertThat(code(api.get(token))).isEqualTo("allowed");
        // A node that has not heard of it yet still publishes the key.
        api.server.jwks = asOf(api.issuer.jwks(), api.server.head());
        api.server.change(null, "key:all");
        api.feed.poll();
        assertThat(code(api.get(token))).isEqualTo("allowed");
        api.server.jwks = asOf(next.jwks(), api.server.head());
        assertThat(code(api.get(token))).isEqualTo("allowed");
        api.clock.move(Duration.ofSeconds(1));
        assertThat(code(api.get(token))).isEqualTo("token_signature_invalid");
        assertThat(api.server.calls(JWKS)).isEqualTo(3);
    }

    @Test
    void newKey_unknownToTheNodeThatIsAsked_isNoForgery() {
        api.get(api.token());
        api.server.jwks = asOf(api.issuer.jwks(), api.server.head());
        api.server.change(null, "key:all");
        api.feed.poll();
        assertThat(code(api.get(next.sign(next.claims(api.clock.seconds())))))
                .isEqualTo("decision_unavailable");
        api.server.jwks = asOf(next.jwks(), api.server.head());
        api.clock.move(Duration.ofSeconds(1));
        assertThat(code(api.get(next.sign(next.claims(api.clock.seconds()))))).isEqualTo("allowed");
    }

    @Test
    void changedKeysThatCannotBeHad_decideForAMinute_thenNoMore() {
        api.get(api.token());
        api.server.change(null, "key:all");
        api.server.broken.put(JWKS, "{}");
        api.feed.poll();
        assertThat(code(api.get(api.token()))).isEqualTo("allowed");
        api.clock.move(Duration.ofSeconds(60));
        api.feed.poll();
        assertThat(code(api.get(api.token()))).isEqualTo("decision_unavailable");
        api.server.broken.clear();
        api.clock.move(Duration.ofSeconds(1));
        assertThat(code(api.get(api.token()))).isEqualTo("allowed");
    }

    @Test
    void agedKeysThatCannotBeRenewed_decideForAMinute_thenNoMore() {
        api.get(api.token());
        api.server.broken.put(JWKS, "{}");
        api.clock.move(Duration.ofMinutes(10));
        api.feed.poll();
        assertThat(code(api.get(api.token()))).isEqualTo("allowed");
        api.clock.move(Duration.ofSeconds(60));
        api.feed.poll();
        assertThat(code(api.get(api.token()))).isEqualTo("decision_unavailable");
    }

    private static String asOf(String jwks, long seq) {
        return jwks.substring(0, jwks.lastIndexOf('}')) + ",\"as_of\":" + seq + "}";
    }
}
