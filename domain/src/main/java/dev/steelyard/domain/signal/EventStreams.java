package dev.steelyard.domain.signal;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.search.PageRequest;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stores receivers' event streams of security events (SSF 1.0, section 8.1.1). */
public interface EventStreams {
    void insert(EventStream stream);

    Optional<EventStream> find(Id<EventStream> id);

    /** As {@link #find}, and locks the stream against changes until the transaction ends. */
    Optional<EventStream> lock(Id<EventStream> id);

    /** The streams of one receiver, in the order of ids. */
    List<EventStream> of(Id<Client> receiver);

    /** As {@link #of}, and locks the receiver's streams until the transaction ends. */
    List<EventStream> hold(Id<Client> receiver);

    /** Whether the reseller of this client's application has a stream. */
    boolean listens(Id<Client> client);

    /**
     * In the order of ids.
     *
     * @param reseller the receivers' authority; null: any
     */
    List<EventStream> list(@Nullable Id<Reseller> reseller, PageRequest page);

    /**
     * Writes the members that a receiver or an operator can change: not the counts, not {@link
     * EventStream#verified}.
     *
     * @return whether the stored one still had that version, which is then raised by one
     */
    boolean update(EventStream stream);

    /**
     * Records a verification request, unless there was one after {@code since}. Of any number of
     * concurrent calls one answers true.
     */
    boolean verify(Id<EventStream> id, Instant now, Instant since);

    /**
     * The streams with due push deliveries whose receivers still have the right to listen, the
     * longest waiting first.
     *
     * @param each the maximum of streams of one authority
     */
    List<WaitingStream> due(Instant now, int limit, int each);

    /**
     * Takes the stream for its next attempt. Of any number of concurrent calls one gets it; if that
     * caller fails, another may take it from {@code until} on.
     *
     * @return the number of the attempt since the last success
     */
    Optional<Integer> take(Id<EventStream> id, Instant now, Instant until);

    /** Records the success of that attempt, unless the stream was taken or changed meanwhile. */
    void settle(Id<EventStream> id, int attempt);

    /** Sets the next attempt to {@code due}, unless the stream was taken or changed meanwhile. */
    void postpone(Id<EventStream> id, int attempt, Instant due);

    /** The receiver's subject choices, the oldest first. */
    SubjectChoices choices(Id<EventStream> id);

    /**
     * Stores a choice as the latest of the stream, and removes those about {@code gone}. The caller
     * has locked the stream.
     *
     * @param latest null: none is added
     */
    void choose(Id<EventStream> id, Collection<EventSubject> gone, @Nullable SubjectChoice latest);

    /** Removes the stream with its waiting events and choices; false where it did not exist. */
    boolean remove(Id<EventStream> id);
}
