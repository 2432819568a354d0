package dev.steelyard.pages.view;

/**
 * The logged-in user's name and email address, as pages show them.
 *
 * @param name may be empty
 */
public record Person(String name, String email) {}
