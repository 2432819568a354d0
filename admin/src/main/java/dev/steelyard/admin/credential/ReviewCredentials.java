package dev.steelyard.admin.credential;

import static dev.steelyard.domain.permission.ManagementPermission.CLIENTS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.PLATFORM_READ;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.client.ClientFilter;
import dev.steelyard.domain.client.ListedClient;
import dev.steelyard.domain.client.credential.CredentialFilter;
import dev.steelyard.domain.client.credential.HeldCredential;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.search.TimedPage;
import dev.steelyard.domain.secret.SecretKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What ends soon, and what nobody uses any more: a reseller's own, the operator's all. */
public final class ReviewCredentials {
    /** The longest time that can be asked for, in days. */
    public static final int MOST_DAYS = 3650;

    private final OperationRunner acts;

    public ReviewCredentials(OperationRunner acts) {
        this.acts = acts;
    }

    /**
     * Which live secrets and API keys are wanted; null: whatever it is.
     *
     * @param expiringWithin days from now; then by their ends
     * @param unusedFor whole days until now; one of the two is there
     */
    public record Wanted(
            @Nullable Id<Reseller> reseller,
            @Nullable Id<Application> application,
            @Nullable SecretKind kind,
            @Nullable Integer expiringWithin,
            @Nullable Integer unusedFor) {}

    /** Of resource servers' too for an operator who may see those, unless they are narrowed. */
    public Outcome<List<HeldCredential>> credentials(Actor actor, Wanted wanted, TimedPage page) {
        return acts.read(
                actor,
                CLIENTS_READ,
                act -> {
                    act.checkVisible(wanted.application());
                    var expiringWithin = wanted.expiringWithin();
                    var unusedFor = wanted.unusedFor();
                    var filter =
                            new CredentialFilter(
                                    act.whose(wanted.reseller()),
                                    wanted.application(),
                                    wanted.kind(),
                                    actor.isOperator()
                                            && actor.holds(PLATFORM_READ)
                                            && wanted.reseller() == null
                                            && wanted.application() == null,
                                    act.now(),
                                    expiringWithin == null
                                            ? null
                                            : act.now().plus(expiringWithin, ChronoUnit.DAYS),
                                    unusedFor == null ? null : since(act, unusedFor));
                    return act.tx().credentials().held(filter, page);
                });
    }

    /** Clients that got no token for so many days, suspended ones left out. */
    public Outcome<List<ListedClient>> clients(
            Actor actor, ClientFilter filter, int unusedFor, TimedPage page) {
        return acts.read(
                actor,
                CLIENTS_READ,
                act -> act.tx().clients().unused(act.visible(filter), since(act, unusedFor), page));
    }

    /** Uses are kept by the hour: nothing is called unused that was used within the days. */
    private static Instant since(OperationContext act, int days) {
        return act.now().minus(days, ChronoUnit.DAYS).truncatedTo(ChronoUnit.HOURS);
    }
}
