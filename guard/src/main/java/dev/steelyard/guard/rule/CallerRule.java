package dev.steelyard.guard.rule;

import dev.steelyard.guard.refusal.ErrorCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule about the caller. */
@FunctionalInterface
public interface CallerRule {

    /** The reason to refuse the caller, or null. */
    @Nullable ErrorCode check(Caller caller);

    /** In this order: the most informative reason comes first. */
    List<CallerRule> ORDERED =
            List.of(new Alive(), new NotRevoked(), new KeyOfTheClient(), new OriginOfTheClient());

    /** For an inquiry about a principal, which itself sends no request. */
    List<CallerRule> WITHOUT_A_REQUEST = List.of(new KnownSubject(), new Alive());
}
