package dev.steelyard.domain.resource;

import dev.steelyard.domain.id.Id;
import org.jspecify.annotations.Nullable;

/**
 * One operation of an API, such as {@code GET /{application}/documents}, with the permission that
 * it requires.
 *
 * @param method as in HTTP, upper case
 * @param path a template such as {@code /{application}/documents}
 * @param permission the required permission; null: any valid token suffices
 */
public record Operation(
        Id<ResourceServer> resourceServer,
        String method,
        String path,
        @Nullable String permission) {}
