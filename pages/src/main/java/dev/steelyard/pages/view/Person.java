package dev.steelyard.pages.view;

/**
 * The logged-in user.
 *
 * @param name may be empty
 */
public record Person(String name, String email) {}
