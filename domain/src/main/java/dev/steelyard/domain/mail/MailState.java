package dev.steelyard.domain.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a mail's delivery.
 *
 * @param attempts the attempts so far, the current one included
 * @param due the time of the next attempt, if it waits
 * @param answer the last answer of the mail server, or why there was none; null: not tried yet
 */
public record MailState(MailStatus status, int attempts, Instant due, @Nullable String answer) {}
