package dev.steelyard.pages.consent;

/**
 * A permission on the consent page, with its label for users.
 *
 * @param label a description for users
 * @param special off by default, so highlighted
 */
public record Permission(String label, boolean special) {}
