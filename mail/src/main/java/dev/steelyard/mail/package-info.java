/**
 * Texts of mails in the reader's language, and their delivery by SMTP (RFC 5321) with TLS. Takes
 * mails from the outbox of {@code domain/mail}; knows nothing of what causes them.
 */
@NullMarked
package dev.steelyard.mail;

import org.jspecify.annotations.NullMarked;
