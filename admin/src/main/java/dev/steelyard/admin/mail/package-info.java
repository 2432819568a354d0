/** Writes mails into the outbox, and manages those that wait or failed. */
@NullMarked
package dev.steelyard.admin.mail;

import org.jspecify.annotations.NullMarked;
