/** Mails that wait, were sent or failed. */
@NullMarked
package dev.steelyard.operations.mail;

import org.jspecify.annotations.NullMarked;
