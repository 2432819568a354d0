package dev.steelyard.guard.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorCodeTest {

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void message_fitsErrorDescription(ErrorCode code) {
        // RFC 6750 section 3: %x20-21 / %x23-5B / %x5D-7E
        assertThat(code.message()).matches("[\\x20\\x21\\x23-\\x5B\\x5D-\\x7E]+").endsWith(".");
        assertThat(code.code()).matches("[a-z_]+");
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void every401_hasAChallenge_andNoneElseButInsufficientScope(ErrorCode code) {
        boolean challenged = code.challenge() != Challenge.NONE;
        assertThat(challenged)
                .isEqualTo(code.status() == 401 || code == ErrorCode.PERMISSION_MISSING);
    }

    @Test
    void body_inBothForms() {
        ErrorBody body = ErrorBody.of(Refusal.of(ErrorCode.TOKEN_EXPIRED, "r\"1"));
        Instant now = Instant.parse("2026-11-24T09:00:00Z");
        assertThat(body.platform(now))
                .isEqualTo(
                        "{\"timestamp\":\"2026-11-24T09:00:00.000Z\",\"error\":{\"status\":401,"
                                + "\"code\":\"token_expired\",\"message\":"
                                + "\"The token has expired. Request a new one.\","
                                + "\"reference\":\"r\\\"1\"}}");
        assertThat(body.problem(now))
                .contains("\"title\":\"token_expired\"", "\"status\":401", "\"reference\"");
    }

    @Test
    void accept_choosesTheForm() {
        assertThat(ErrorBody.wantsProblem(null)).isFalse();
        assertThat(ErrorBody.wantsProblem("application/json")).isFalse();
        assertThat(ErrorBody.wantsProblem("application/json, Application/Problem+JSON")).isTrue();
    }

    @Test
    void retryAfter_isAHeader() {
        assertThat(Refusal.retry(ErrorCode.DECISION_UNAVAILABLE, 2, "r").headers())
                .containsEntry("Retry-After", "2");
    }
}
