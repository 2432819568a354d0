package dev.steelyard.pages.view;

import org.jspecify.annotations.Nullable;

/**
 * Who is asking the person.
 *
 * @param client the client's name
 * @param application the name of the client's application; null for a client of the management API
 * @param company the company that the application belongs to; null where it is not known
 */
public record Asker(String client, @Nullable String application, @Nullable String company) {}
