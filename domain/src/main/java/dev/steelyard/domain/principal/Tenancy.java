package dev.steelyard.domain.principal;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.application.ApplicationStatus;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.reseller.ResellerStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An application with its reseller, where the status of both decides whether the application runs.
 *
 * @param resellerPage the web page of the reseller's contact; null: none
 */
public record Tenancy(Application application, Reseller reseller, @Nullable String resellerPage) {
    /**
     * The reason why the reseller or the operator stopped it; null: they did not. Independent of
     * its term.
     */
    public @Nullable String stopped() {
        if (reseller.standing() == ResellerStatus.CLOSED) {
            return "reseller_closed";
        }
        return application.suspended() ? "application_suspended" : null;
    }

    /** When its term, with grace, stops it; null: never. */
    public @Nullable Instant stops() {
        return ApplicationStatus.end(application);
    }

    /** The reason why it does not run at {@code now}, its term included; null: it runs. */
    public @Nullable String stoppedAt(Instant now) {
        var byAct = stopped();
        if (byAct != null) {
            return byAct;
        }
        return ApplicationStatus.of(application, now) == ApplicationStatus.STOPPED
                ? "application_expired"
                : null;
    }
}
