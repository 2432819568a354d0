package dev.steelyard.server.token;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a token request asks for.
 *
 * @param scope in the order asked; empty where none was asked
 * @param resource RFC 8707, section 2; null where none was named
 */
public record Requested(Set<String> scope, @Nullable String resource) {}
