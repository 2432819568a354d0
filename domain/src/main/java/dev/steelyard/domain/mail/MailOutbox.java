package dev.steelyard.domain.mail;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.key.EncryptedValue;
import dev.steelyard.domain.search.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stores mails until they were sent, and what became of them for some days. The content is sealed
 * under the master key, labelled with the mail's id, and erased once the mail was sent.
 */
public interface MailOutbox {
    void insert(Mail mail, EncryptedValue content);

    Optional<Mail> find(Id<Mail> id);

    /**
     * Newest first, which is the order of ids from their end.
     *
     * @param status null: any
     * @param page its {@code after} is the id of the oldest mail seen so far
     */
    List<Mail> list(@Nullable MailStatus status, PageRequest page);

    /** How many mails of that kind were written to that address for that owner since then. */
    int countTo(MailKind kind, MailRecipient recipient, Instant since);

    /** How many mails were written for that owner since then. */
    int countOf(MailRecipient recipient, Instant since);

    /** The mails that wait, taken ones included. */
    long waiting();

    /**
     * Mails that are due, the longest waiting first.
     *
     * @param each the most of one owner
     */
    List<WaitingMail> due(Instant now, int limit, int each);

    /**
     * Takes a mail that is due, so that no other node does before {@code until}; counts an attempt.
     * Of concurrent callers at most one gets it.
     */
    Optional<Mail> take(Id<Mail> id, Instant now, Instant until);

    /** The content; empty: it was erased. */
    Optional<EncryptedValue> content(Id<Mail> id);

    /** Marks it as sent, and erases the content. */
    void sent(Id<Mail> id);

    /**
     * Sets the state after an attempt that sent nothing; no effect if another node took the mail
     * since, or it was sent.
     */
    void failed(Mail attempted, MailState state);

    /**
     * Makes a bounced or failed mail wait again.
     *
     * @param until as {@link Mail#until}
     * @return false: it is not one
     */
    boolean retry(Id<Mail> id, Instant now, Instant until);

    /** Whether {@link #notice} was called so before. */
    boolean isNoticed(Id<?> subject, Instant ends, int days);

    /**
     * Records that the end of a subject is told so many days ahead: of any number of calls,
     * concurrent or not, exactly one answers true. The record goes some time after that end.
     */
    boolean notice(Id<?> subject, Instant ends, int days);

    void forgetNotice(Id<?> subject, Instant ends, int days);

    /** All contents that were not erased. */
    List<EncryptedValue> sealed();

    /** Replaces a content by its form under another master key. */
    boolean reseal(EncryptedValue content);
}
