package dev.steelyard.guard;

import static dev.steelyard.guard.scripted.GuardedApi.code;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.steelyard.guard.scripted.GuardedApi;
import dev.steelyard.guard.scripted.Issuer;
import dev.steelyard.guard.scripted.States;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tokens that call their user by a name that only the client knows. */
class NamedUserTest {
    private static final String NAME = "n".repeat(38);
    private static final String PATH = "/" + Issuer.APPLICATION + "/collections";

    private final GuardedApi api = new GuardedApi();

    @AfterEach
    void close() {
        api.close();
    }

    private String token() {
        Map<String, @Nullable Object> claims = api.issuer.userClaims(api.clock.seconds());
        claims.put("sub", NAME);
        return api.issuer.sign(claims);
    }

    private static Map<String, Object> state() {
        Map<String, Object> state = States.user();
        state.put("subject", NAME);
        return state;
    }

    @Test
    void allowed_asThePlatformsUser_whoseApplicationsAreAsked() {
        api.server.put(state());

        Decision decision = api.decide("GET", PATH, token());

        assertThat(code(decision)).isEqualTo("allowed");
        Decision.Allowed allowed = (Decision.Allowed) decision;
        assertThat(allowed.user()).isEqualTo(Issuer.USER);
        assertThat(allowed.token().subject()).isEqualTo(NAME);
        assertThat(api.guard.access(allowed)).isInstanceOf(AccessResult.Reachable.class);
        assertThat(api.server.lastApplications).contains(Issuer.USER).doesNotContain(NAME);
    }

    @Test
    void stateOfTheClientItself_orOfTheNameAsIfItWereAnId_isNone() {
        Map<String, Object> ofNobody = state();
        ofNobody.remove("user");
        api.server.put(ofNobody);
        assertThat(code(api.decide("GET", PATH, token()))).isEqualTo("decision_unavailable");

        Map<String, Object> withoutName = state();
        withoutName.remove("subject");
        api.server.broken.put(
                "/guard/v1/states",
                JSONObjectUtils.toJSONString(
                        Map.of("as_of", 1000, "states", List.of(withoutName))));
        assertThat(code(api.decide("GET", PATH, token()))).isEqualTo("decision_unavailable");
    }

    @Test
    void nobodyAnyMore_refused_fromTheChangeOn() {
        api.server.put(state());
        assertThat(code(api.decide("GET", PATH, token()))).isEqualTo("allowed");
        Map<String, Object> dead = States.dead(States.client(), "user_unknown");
        dead.put("subject", NAME);
        api.server.put(dead);
        api.server.change(null, "client:" + Issuer.CLIENT);
        api.feed.poll();
        assertThat(code(api.decide("GET", PATH, token()))).isEqualTo("user_disabled");
    }
}
