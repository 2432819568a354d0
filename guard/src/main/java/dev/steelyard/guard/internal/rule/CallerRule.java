package dev.steelyard.guard.internal.rule;

import dev.steelyard.guard.refusal.ErrorCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A check of the caller of an API request, such as whether its token is revoked, made before the
 * operation is considered.
 */
@FunctionalInterface
public interface CallerRule {

    /** The reason to refuse the caller, or null. */
    @Nullable ErrorCode check(CallerFacts caller);

    /** In this order: the most informative reason comes first. */
    List<CallerRule> ORDERED =
            List.of(
                    new PrincipalIsActive(),
                    new NotRevoked(),
                    new HasValidApiKey(),
                    new OriginIsRegistered());

    /** For an inquiry about a principal, which itself sends no request. */
    List<CallerRule> WITHOUT_A_REQUEST = List.of(new SubjectExists(), new PrincipalIsActive());
}
