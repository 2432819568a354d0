/**
 * Mails to people, and the outbox in which each waits until it was sent. A row of the outbox is
 * written in the transaction that causes the mail. Knows nothing of SMTP and of texts.
 */
@NullMarked
package dev.steelyard.domain.mail;

import org.jspecify.annotations.NullMarked;
