package dev.steelyard.admin.credential;

import dev.steelyard.admin.binding.OperationCall;
import dev.steelyard.operations.credential.CredentialView;
import dev.steelyard.operations.field.Filters;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A list filter that selects client secrets and API keys by validity and expiry. Null matches every
 * credential.
 *
 * @param live whether they are valid now
 * @param expiringWithin days from now; expired credentials do not match
 */
public record ValidityFilter(@Nullable Boolean live, @Nullable Long expiringWithin) {
    /** The filter of a call that lists credentials. */
    public static ValidityFilter of(OperationCall<?> call) {
        return new ValidityFilter(call.filter(Filters.LIVE), call.filter(Filters.EXPIRING_WITHIN));
    }

    boolean matches(CredentialView credential, Instant now) {
        return (live == null || live == credential.live(now))
                && (expiringWithin == null
                        || credential.live(now)
                                && !credential.live(now.plus(expiringWithin, ChronoUnit.DAYS)));
    }
}
