package dev.steelyard.pages.account;

import dev.steelyard.pages.language.Moment;

/**
 * A recent event of the user's security, such as a login.
 *
 * @param place browser, system and address in words; may be empty
 */
public record SecurityEventLine(String text, String place, Moment at) {}
