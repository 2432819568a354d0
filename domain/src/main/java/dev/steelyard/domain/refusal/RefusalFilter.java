package dev.steelyard.domain.refusal;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.user.User;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A filter for the list of refused requests, by client, user, application, error code and time. A
 * null component matches all.
 *
 * @param sight the refusals that the caller may see
 * @param since then or later
 */
public record RefusalFilter(
        Sight sight,
        @Nullable Id<Client> client,
        @Nullable Id<User> user,
        @Nullable Id<Application> application,
        @Nullable String code,
        @Nullable Instant since) {

    /** The refusals that a caller may see; it never learns whether others exist. */
    public sealed interface Sight {
        /** All refusals: for the operator. */
        record All() implements Sight {}

        /**
         * Refusals of clients of one reseller's applications, for any user.
         *
         * @param own the caller's own refusals
         */
        record OfReseller(Id<Reseller> reseller, Sight own) implements Sight {}

        /** Refusals of one staff member, at the management API. */
        record OfStaff(Id<User> user) implements Sight {}

        /** Refusals of one client, for any user. */
        record OfClient(Id<Client> client) implements Sight {}
    }

    public static RefusalFilter of(Sight sight) {
        return new RefusalFilter(sight, null, null, null, null, null);
    }

    /** This filter, limited to {@code other}. */
    public RefusalFilter seenBy(Sight other) {
        return new RefusalFilter(other, client, user, application, code, since);
    }
}
