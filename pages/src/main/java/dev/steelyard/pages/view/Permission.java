package dev.steelyard.pages.view;

/**
 * A line of the consent page.
 *
 * @param label what the permission allows, in words
 * @param special off by default, so worth a second look
 */
public record Permission(String label, boolean special) {}
