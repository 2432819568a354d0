package dev.steelyard.domain.signal;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.session.Session;
import dev.steelyard.domain.user.User;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The subject of a security event, such as a user, login session or client (SSF 1.0, section 3.3).
 * All members that are not null describe one subject. All null: the stream itself. Holds no
 * address.
 *
 * @param user as {@code user}
 * @param session as {@code session}
 * @param client as {@code application}, which is SSF's word for it
 * @param role as {@code group}: all holders of the role
 * @param application as {@code tenant}
 * @param reseller as {@code org_unit}
 */
public record EventSubject(
        @Nullable Id<User> user,
        @Nullable Id<Session> session,
        @Nullable Id<Client> client,
        @Nullable Id<Role> role,
        @Nullable Id<Application> application,
        @Nullable Id<Reseller> reseller) {
    public static final EventSubject STREAM = new EventSubject(null, null, null, null, null, null);

    public static EventSubject user(Id<User> user) {
        return new EventSubject(user, null, null, null, null, null);
    }

    public static EventSubject session(Id<Session> session, Id<User> user) {
        return new EventSubject(user, session, null, null, null, null);
    }

    public static EventSubject client(Id<Client> client) {
        return new EventSubject(null, null, client, null, null, null);
    }

    public static EventSubject role(Id<Role> role) {
        return new EventSubject(null, null, null, role, null, null);
    }

    public static EventSubject application(Id<Application> application) {
        return new EventSubject(null, null, null, null, application, null);
    }

    public static EventSubject reseller(Id<Reseller> reseller) {
        return new EventSubject(null, null, null, null, null, reseller);
    }

    /** Whether {@code other} has each member of this subject, with an equal id. */
    public boolean covers(EventSubject other) {
        return matches(other, (own, others) -> own == null || own.equals(others));
    }

    /**
     * Whether no member contradicts {@code other}: one event could be about both (SSF 1.0, section
     * 8.1.3.1).
     */
    public boolean meets(EventSubject other) {
        return matches(other, (own, others) -> own == null || others == null || own.equals(others));
    }

    private boolean matches(
            EventSubject other, BiPredicate<@Nullable Id<?>, @Nullable Id<?>> alike) {
        return alike.test(user, other.user)
                && alike.test(session, other.session)
                && alike.test(client, other.client)
                && alike.test(role, other.role)
                && alike.test(application, other.application)
                && alike.test(reseller, other.reseller);
    }

    /** This subject within an application. */
    public EventSubject in(@Nullable Id<Application> tenant) {
        return new EventSubject(user, session, client, role, tenant, reseller);
    }
}
