package dev.steelyard.domain.audit;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import org.jspecify.annotations.Nullable;

/**
 * The object that an audit event is about, such as a role, with its application and reseller.
 *
 * @param type its noun, lower case, such as {@code role}
 * @param id null: there is one only
 * @param application that it belongs to; null: none
 * @param reseller the reseller that may read of it; null: the operator alone may
 */
public record AuditSubject(
        String type,
        @Nullable String id,
        @Nullable Id<Application> application,
        @Nullable Id<Reseller> reseller) {
    /** An application, or something in it. */
    public static AuditSubject in(Application application, String type, Id<?> id) {
        return new AuditSubject(type, id.hex(), application.id(), application.reseller());
    }

    /**
     * A reseller, or something of its staff.
     *
     * @param reseller null: the operator's
     */
    public static AuditSubject of(@Nullable Id<Reseller> reseller, String type, Id<?> id) {
        return new AuditSubject(type, id.hex(), null, reseller);
    }

    public static AuditSubject ofOperator(String type, @Nullable String id) {
        return new AuditSubject(type, id, null, null);
    }

    /** The form in which events store and show it. */
    public String subject() {
        return id == null ? type : type + ":" + id;
    }

    /** Parses the form of {@link #subject}. */
    public static AuditSubject parse(
            String subject, @Nullable Id<Application> application, @Nullable Id<Reseller> owner) {
        int colon = subject.indexOf(':');
        return colon < 0
                ? new AuditSubject(subject, null, application, owner)
                : new AuditSubject(
                        subject.substring(0, colon),
                        subject.substring(colon + 1),
                        application,
                        owner);
    }
}
