/**
 * The common parts of all pages: language, branding, stylesheet and icon. Contrast is measured as
 * in WCAG 2.2, section 1.4.3. Knows the languages, but none of the pages.
 */
@NullMarked
package dev.steelyard.pages.frame;

import org.jspecify.annotations.NullMarked;
