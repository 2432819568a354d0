package dev.steelyard.domain.contact;

import dev.steelyard.domain.id.Id;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Stores the contacts of resellers and applications, each with its open confirmation link. {@code
 * Transaction} describes versions.
 */
public interface Contacts {
    /** {@link Contact#NONE} where none was set. */
    Contact find(Id<?> holder);

    /** As {@link #find}, of several in one statement; those without a contact are left out. */
    Map<Id<?>, Contact> ofAll(Collection<Id<?>> holders);

    /**
     * Replaces the contact, with its version raised, and ends its open link; false where the stored
     * version is not {@code contact.version()}.
     */
    boolean set(Id<?> holder, Contact contact);

    /** Removes the contact and its open link. */
    void remove(Id<?> holder);

    /** Makes it the open link of its contact, in place of an earlier one. */
    void open(ContactLink link);

    /** The open link; empty where it was used, replaced or ended. */
    Optional<ContactLink> findLink(Id<ContactLink> id);

    /**
     * Confirms the address by one conditional UPDATE that uses the link: of any number of
     * concurrent calls exactly one answers true. False where the link is used, ended or expired.
     */
    boolean confirm(Id<ContactLink> link, Instant now);
}
