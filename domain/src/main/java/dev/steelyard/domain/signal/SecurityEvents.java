package dev.steelyard.domain.signal;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.session.Session;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The events that wait in streams. */
public interface SecurityEvents {
    /**
     * Puts {@code event} into every stream that asked for its type, holds events, listens in the
     * name of the operator or of {@code reseller}, and whose receiver has not removed the subject
     * ({@link SubjectChoices}). Where there is none it costs one look.
     *
     * @param reseller whose matter it is; null: the operator's alone
     */
    void tell(SecurityEvent event, @Nullable Id<Reseller> reseller);

    /** The same for streams of that reseller alone, each of which is told of its own part only. */
    void tellReseller(SecurityEvent event, Id<Reseller> reseller);

    /**
     * In whose applications a login session is known, of those who listen, where its user is a
     * member: as long as it lives.
     */
    List<Concerned> concerned(Id<Session> session);

    /**
     * @param sid the session's id as clients of that application know it
     */
    record Concerned(Id<Reseller> reseller, Id<Application> application, Id<Session> sid) {}

    /**
     * Puts it into one stream, whatever that asked for, unless it is disabled.
     *
     * @return whether the stream holds it now
     */
    boolean put(SecurityEvent event, Id<EventStream> stream);

    /** The oldest, in their order. */
    List<SecurityEvent> waiting(Id<EventStream> stream, int limit);

    int count(Id<EventStream> stream);

    /** How many there are in all streams. */
    long waiting();

    /** They were taken, and are counted: those that wait no more are left out. */
    void taken(Id<EventStream> stream, Collection<Id<SecurityEvent>> events);

    /** The same of events that it could do nothing with: they are given up, and counted so. */
    void refused(Id<EventStream> stream, Collection<Id<SecurityEvent>> events);

    /** Gives up all that wait in it, and counts them. */
    void drop(Id<EventStream> stream);
}
