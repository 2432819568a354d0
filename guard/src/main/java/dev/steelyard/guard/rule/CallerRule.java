package dev.steelyard.guard.rule;

import dev.steelyard.guard.refusal.ErrorCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule about who calls. */
@FunctionalInterface
public interface CallerRule {

    /** Why the caller is refused, or null. */
    @Nullable ErrorCode check(Caller caller);

    /** In this order: the reason that explains most comes first. */
    List<CallerRule> ORDERED =
            List.of(new Alive(), new NotRevoked(), new KeyOfTheClient(), new OriginOfTheClient());

    /** Where a principal is asked about that sends nothing itself. */
    List<CallerRule> WITHOUT_A_REQUEST = List.of(new KnownSubject(), new Alive());
}
