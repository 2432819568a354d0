package dev.steelyard.guard.internal.state;

import java.util.Collection;
import java.util.Set;

/**
 * Checks whether this version of the guard knows the kind of object in a change key, such as {@code
 * role} in {@code role:665f…}.
 */
public final class ChangeKeyChecker {
    /** The origins of any client. */
    public static final String ORIGINS = "origins:all";

    private static final Set<String> KINDS =
            Set.of(
                    "client",
                    "user",
                    "membership",
                    "consent",
                    "application",
                    "reseller",
                    "ceiling",
                    "role",
                    "platform",
                    "staff",
                    "resource",
                    "origins",
                    "key");

    private ChangeKeyChecker() {}

    /** The part before the colon, or the whole key if it has none. */
    public static String kind(String key) {
        int colon = key.indexOf(':');
        return colon < 0 ? key : key.substring(0, colon);
    }

    /** Whether all kinds are known, so that it is certain what the change concerns. */
    static boolean known(Collection<String> keys) {
        return keys.stream().allMatch(key -> KINDS.contains(kind(key)));
    }
}
