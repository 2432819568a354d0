/**
 * The languages and texts of the pages. The choice of language follows {@code ui_locales} (OpenID
 * Connect Core, section 3.1.2.1), then {@code Accept-Language} (RFC 9110, section 12.5.4). Knows no
 * page: a text is a sentence, its arguments are plain strings, nothing is HTML.
 */
@NullMarked
package dev.steelyard.pages.language;

import org.jspecify.annotations.NullMarked;
