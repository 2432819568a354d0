/**
 * Every management operation once: the acting authority comes first, a sealed outcome answers. The
 * JSON API, and by it the command line, is a face of it and decides nothing.
 *
 * <p>Checks and writes of an operation share one transaction, together with its audit event and its
 * change keys. A refusal found half-way is thrown as {@code Refused} inside this package only, so
 * that the transaction rolls back; callers see it as an {@link
 * dev.steelyard.domain.manage.Outcome}. Knows nothing of HTTP, JSON or pages. The rules are 1 to 5
 * and 8 to 10 of docs/rules.md; redirect URIs after RFC 6749, section 3.1.2, RFC 8252, sections 7
 * and 8, and RFC 9700, section 2.1.
 */
@NullMarked
package dev.steelyard.domain.manage;

import org.jspecify.annotations.NullMarked;
