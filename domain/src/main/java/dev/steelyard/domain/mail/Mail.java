package dev.steelyard.domain.mail;

import dev.steelyard.domain.id.Id;
import java.time.Instant;

/**
 * A mail in the outbox, without its content.
 *
 * @param decoy whether it is discarded in its turn and never sent: it was asked for an address that
 *     has no account
 * @param until when the last attempt may be made
 */
public record Mail(
        Id<Mail> id,
        MailKind kind,
        MailRecipient recipient,
        boolean decoy,
        Instant written,
        Instant until,
        MailState state) {}
