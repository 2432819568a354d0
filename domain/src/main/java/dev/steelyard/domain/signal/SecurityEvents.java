package dev.steelyard.domain.signal;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.session.Session;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stores the security events that wait in event streams for their receivers. */
public interface SecurityEvents {
    /**
     * Adds {@code event} to every stream that requested its type, is not disabled, belongs to the
     * operator or to {@code reseller}, and whose receiver has not removed the subject ({@link
     * SubjectChoices}). Costs one query where there is none.
     *
     * @param reseller the owner of the matter; null: the operator alone
     */
    void tell(SecurityEvent event, @Nullable Id<Reseller> reseller);

    /**
     * Adds {@code event} to the streams of that reseller alone: each reseller gets only its own
     * part.
     */
    void tellReseller(SecurityEvent event, Id<Reseller> reseller);

    /**
     * The listening resellers' applications in which a live login session is known and its user is
     * a member.
     */
    List<Concerned> concerned(Id<Session> session);

    /**
     * @param sid the session's id as clients of that application know it
     */
    record Concerned(Id<Reseller> reseller, Id<Application> application, Id<Session> sid) {}

    /**
     * Adds {@code event} to one stream, even if its type was not requested, unless the stream is
     * disabled.
     *
     * @return whether it was added
     */
    boolean put(SecurityEvent event, Id<EventStream> stream);

    /** The oldest events of a stream, in their order. */
    List<SecurityEvent> waiting(Id<EventStream> stream, int limit);

    int count(Id<EventStream> stream);

    /** The number of waiting events in all streams. */
    long waiting();

    /** Removes acknowledged events and counts them; events that no longer wait are ignored. */
    void taken(Id<EventStream> stream, Collection<Id<SecurityEvent>> events);

    /** Removes events that the receiver rejected, and counts them as dropped. */
    void refused(Id<EventStream> stream, Collection<Id<SecurityEvent>> events);

    /** Drops all events that wait in the stream, and counts them. */
    void drop(Id<EventStream> stream);
}
