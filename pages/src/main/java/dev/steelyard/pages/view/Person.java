package dev.steelyard.pages.view;

/**
 * The person who is logged in.
 *
 * @param name may be empty
 */
public record Person(String name, String email) {}
