package dev.steelyard.guard.state;

import org.jspecify.annotations.Nullable;

/**
 * Whoever a token acts for: a client, or a user through a client.
 *
 * @param user null when the client acts for itself
 */
public record PrincipalRef(String client, @Nullable String user) {}
