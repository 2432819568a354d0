/** The consent page, and the page on which a user enters the code of a device. */
@NullMarked
package dev.steelyard.pages.consent;

import org.jspecify.annotations.NullMarked;
