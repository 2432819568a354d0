package dev.steelyard.server.token;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a token request asks for.
 *
 * @param scope in the order asked; empty where none was asked
 * @param resource RFC 8707, section 2; null where none was named
 * @param jkt the thumbprint of the key that it proves to hold, which the tokens will be bound to
 *     (RFC 9449, section 5); null: none
 */
public record Requested(Set<String> scope, @Nullable String resource, @Nullable String jkt) {}
