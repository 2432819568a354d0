package dev.steelyard.pages.view;

/**
 * A permission on the consent page.
 *
 * @param label a description for users
 * @param special off by default, so highlighted
 */
public record Permission(String label, boolean special) {}
