package dev.steelyard.domain.permission;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.resource.ResourceServer;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A permission for one kind of operation, such as {@code documents:read}. Every permission is also
 * a scope, so its name is unique on the platform.
 *
 * @param name such as {@code documents:read}
 * @param label in words, for consent pages
 * @param holders the kinds of principal that may hold it
 * @param special off by default: only where a ceiling names it
 */
public record Permission(
        String name,
        Id<ResourceServer> resourceServer,
        String label,
        Set<PrincipalKind> holders,
        Surface surface,
        boolean special,
        long version) {
    private static final Pattern NAME =
            Pattern.compile("[a-z][a-z0-9._-]{0,62}:[a-z][a-z0-9._-]{0,62}");

    public Permission {
        holders = Set.copyOf(holders);
    }

    /** Whether {@code text} has the form of a permission's name: {@code noun:verb}, lower case. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }
}
