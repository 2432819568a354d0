package dev.steelyard.pages.view;

/**
 * The logged-in user, as pages show it.
 *
 * @param name may be empty
 */
public record Person(String name, String email) {}
