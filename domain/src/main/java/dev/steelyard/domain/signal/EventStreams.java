package dev.steelyard.domain.signal;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.search.Page;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stores event streams. */
public interface EventStreams {
    void insert(EventStream stream);

    Optional<EventStream> find(Id<EventStream> id);

    /** The same, and until the end of the transaction nobody else changes it. */
    Optional<EventStream> lock(Id<EventStream> id);

    /** Of one receiver, in order of ids. */
    List<EventStream> of(Id<Client> receiver);

    /** The same, and until the end of the transaction nobody else holds them. */
    List<EventStream> hold(Id<Client> receiver);

    /** Whether the reseller of this client's application listens. */
    boolean listens(Id<Client> client);

    /**
     * In order of ids.
     *
     * @param reseller in whose name they listen; null: whosever
     */
    List<EventStream> list(@Nullable Id<Reseller> reseller, Page page);

    /**
     * Writes what a receiver or an operator can change. Neither counts nor {@link
     * EventStream#verified}.
     *
     * @return whether it still had that version, which is one more now
     */
    boolean update(EventStream stream);

    /**
     * Notes that it asked for a verification, unless it did after {@code since}. Of any number of
     * concurrent calls one is true.
     */
    boolean verify(Id<EventStream> id, Instant now, Instant since);

    /**
     * The streams whose receivers are to be called now, whoever waits longest first: as long as
     * they may listen.
     *
     * @param each how many of one authority at most, however many wait
     */
    List<WaitingStream> due(Instant now, int limit, int each);

    /**
     * Takes the stream for its next attempt. Of any number of concurrent calls one gets it; if it
     * says no more, another may take it from {@code until} on.
     *
     * @return which attempt it is since it was last settled
     */
    Optional<Integer> take(Id<EventStream> id, Instant now, Instant until);

    /** That attempt went well, unless somebody else has taken or changed the stream meanwhile. */
    void settle(Id<EventStream> id, int attempt);

    /** To be tried again at {@code due}, unless somebody else has taken or changed it meanwhile. */
    void postpone(Id<EventStream> id, int attempt, Instant due);

    /** What its receiver chose of subjects, the oldest first. */
    SubjectChoices choices(Id<EventStream> id);

    /**
     * Keeps a choice as the latest of the stream, in place of those about {@code gone}. The caller
     * has locked the stream.
     *
     * @param latest null: none is added
     */
    void choose(Id<EventStream> id, Collection<EventSubject> gone, @Nullable SubjectChoice latest);

    /** With all that waits in it, and its choices; whether it was there. */
    boolean remove(Id<EventStream> id);
}
