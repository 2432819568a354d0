package dev.steelyard.domain.refusal;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.user.User;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which refusals; null leaves open.
 *
 * @param sight which of them are anybody's business
 * @param since then or later
 */
public record RefusalFilter(
        Sight sight,
        @Nullable Id<Client> client,
        @Nullable Id<User> user,
        @Nullable Id<Application> application,
        @Nullable String code,
        @Nullable Instant since) {

    /** What an asker can see: of the rest it is never told that it is there. */
    public sealed interface Sight {
        /** The operator's. */
        record All() implements Sight {}

        /**
         * Of clients of one reseller's applications, of whatever user they acted for.
         *
         * @param own what whoever asks can see in any case
         */
        record OfReseller(Id<Reseller> reseller, Sight own) implements Sight {}

        /** Of somebody of the staff, at the management API. */
        record OfStaff(Id<User> user) implements Sight {}

        /** Of one client, whomever it acted for. */
        record OfClient(Id<Client> client) implements Sight {}
    }

    public static RefusalFilter of(Sight sight) {
        return new RefusalFilter(sight, null, null, null, null, null);
    }

    /** Of these, those that {@code other} covers. */
    public RefusalFilter seenBy(Sight other) {
        return new RefusalFilter(other, client, user, application, code, since);
    }
}
