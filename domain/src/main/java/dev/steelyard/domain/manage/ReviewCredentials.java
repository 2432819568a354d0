package dev.steelyard.domain.manage;

import static dev.steelyard.domain.manage.ManagementPermission.CLIENTS_READ;
import static dev.steelyard.domain.manage.ManagementPermission.PLATFORM_READ;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.client.CredentialFilter;
import dev.steelyard.domain.client.HeldCredential;
import dev.steelyard.domain.client.UnusedClient;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.store.TimedPage;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What ends soon, and what nobody uses any more: a reseller's own, the operator's all. */
public final class ReviewCredentials {
    /** The longest time that can be asked for, in days. */
    public static final int MOST_DAYS = 3650;

    private final Acts acts;

    ReviewCredentials(Acts acts) {
        this.acts = acts;
    }

    /**
     * Live secrets and API keys; of resource servers' too for an operator who may see those.
     *
     * @param expiringWithin days from now, or null; then by their ends
     * @param unusedFor whole days until now, or null; one of the two is there
     * @param application null: all
     */
    public Outcome<List<HeldCredential>> credentials(
            Actor actor,
            @Nullable Integer expiringWithin,
            @Nullable Integer unusedFor,
            @Nullable Id<Application> application,
            TimedPage page) {
        return acts.read(
                actor,
                CLIENTS_READ,
                act -> {
                    check(act, application);
                    var filter =
                            new CredentialFilter(
                                    ManageApplications.resellerOf(actor),
                                    application,
                                    actor.isOperator()
                                            && actor.holds(PLATFORM_READ)
                                            && application == null,
                                    act.now(),
                                    expiringWithin == null
                                            ? null
                                            : act.now().plus(expiringWithin, ChronoUnit.DAYS),
                                    unusedFor == null ? null : since(act, unusedFor));
                    return act.tx().credentials().held(filter, page);
                });
    }

    /** Clients that got no token for so many days, suspended ones left out. */
    public Outcome<List<UnusedClient>> clients(
            Actor actor, int unusedFor, @Nullable Id<Application> application, TimedPage page) {
        return acts.read(
                actor,
                CLIENTS_READ,
                act -> {
                    check(act, application);
                    return act.tx()
                            .clients()
                            .unused(
                                    ManageApplications.resellerOf(actor),
                                    application,
                                    since(act, unusedFor),
                                    page);
                });
    }

    /** Uses are kept by the hour: nothing is called unused that was used within the days. */
    private static Instant since(Act act, int days) {
        return act.now().minus(days, ChronoUnit.DAYS).truncatedTo(ChronoUnit.HOURS);
    }

    /** A foreign one and an unknown one look alike. */
    private static void check(Act act, @Nullable Id<Application> id) {
        if (id != null
                && act.tx()
                        .applications()
                        .find(id)
                        .filter(found -> act.actor().authority().covers(found.reseller()))
                        .isEmpty()) {
            throw Refused.invalid("application", "The id of an application that you can see");
        }
    }
}
