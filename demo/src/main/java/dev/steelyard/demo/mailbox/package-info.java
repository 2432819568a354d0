/**
 * A mailbox for trying Steelyard out: it takes every mail by SMTP, on loopback and without login,
 * keeps the last ones in memory, and shows them on a page. Not for production.
 */
@NullMarked
package dev.steelyard.demo.mailbox;

import org.jspecify.annotations.NullMarked;
