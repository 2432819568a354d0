package dev.steelyard.guard.proxy.evaluation;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A value of {@code evaluations_semantic}, which tells when a batch of access evaluations stops,
 * such as {@code deny_on_first_deny} (AuthZEN Authorization API 1.0).
 */
enum EvaluationsSemantic {
    EXECUTE_ALL(null),
    DENY_ON_FIRST_DENY(false),
    PERMIT_ON_FIRST_PERMIT(true);

    private final @Nullable Boolean last;

    EvaluationsSemantic(@Nullable Boolean last) {
        this.last = last;
    }

    static EvaluationsSemantic of(String word) {
        return Arrays.stream(values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(
                        () ->
                                new MalformedEvaluation(
                                        "options.evaluations_semantic must be execute_all,"
                                                + " deny_on_first_deny or permit_on_first_permit."));
    }

    /** Whether that decision ends the evaluations. */
    boolean endsWith(boolean decision) {
        return last != null && last == decision;
    }
}
