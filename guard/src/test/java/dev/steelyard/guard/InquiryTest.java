package dev.steelyard.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.guard.principal.PrincipalRef;
import dev.steelyard.guard.refusal.ErrorCode;
import dev.steelyard.guard.scripted.GuardedApi;
import dev.steelyard.guard.scripted.Issuer;
import dev.steelyard.guard.scripted.States;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Decisions about principals who sent no token. */
class InquiryTest {
    private static final PrincipalRef USER = new PrincipalRef(Issuer.CLIENT, Issuer.USER);
    private static final Inquiry.Wanted READ =
            new Inquiry.Permission(Issuer.APPLICATION, "collections:read");

    private final GuardedApi api = new GuardedApi();

    @AfterEach
    void close() {
        api.close();
    }

    private String code(@Nullable PrincipalRef principal, Inquiry.Wanted wanted) {
        return GuardedApi.code(api.guard.decide(new Inquiry(principal, wanted, "reference-1")));
    }

    /** With a token these are client_suspended, user_disabled and consent_withdrawn. */
    @ParameterizedTest
    @CsvSource({
        "client_suspended,client_suspended",
        "client_unknown,subject_unknown",
        "user_disabled,user_disabled",
        "user_unknown,subject_unknown",
        "not_a_member,not_a_member",
        "consent_withdrawn,consent_missing"
    })
    void principalNotLive_whatAnInquiryCanKnow(String reason, String code) {
        assertThat(code(USER, READ)).isEqualTo("allowed");
        Map<String, Object> dead = States.dead(States.user(), reason);
        api.server.put(dead);
        api.server.change(null, "user:" + Issuer.USER);
        api.feed.poll();
        assertThat(code(USER, READ)).isEqualTo(code);
    }

    @Test
    void noPrincipal_subjectUnknown_withoutAsking() {
        api.server.down = true;
        assertThat(code(null, READ)).isEqualTo("subject_unknown");
        assertThat(api.watcher.refused.getFirst().principal()).isNull();
    }

    @Test
    void wantedUnknown_refusalOfThePrincipal_onlyWhereThatIsKnown() {
        for (ErrorCode code : List.of(ErrorCode.RESOURCE_UNKNOWN, ErrorCode.ACTION_UNKNOWN)) {
            assertThat(code(USER, new Inquiry.Unknown(code))).isEqualTo(code.code());
            assertThat(api.watcher.refused.getLast().principal()).isEqualTo(USER);
            assertThat(code(null, new Inquiry.Unknown(code))).isEqualTo("subject_unknown");
        }
    }
}
