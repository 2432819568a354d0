package dev.steelyard.guard.principal;

import org.jspecify.annotations.Nullable;

/**
 * The ids of the principal that an access token acts for, which is a client for itself or a user
 * through a client.
 *
 * @param user an id; or, from a token, a pairwise subject identifier (OpenID Connect Core, section
 *     8.1); null: the client acts for itself
 */
public record PrincipalRef(String client, @Nullable String user) {
    /** The length of an id in characters; pairwise subject identifiers are longer. */
    private static final int ID = 24;

    /** Whether the user is not given by id. */
    public boolean named() {
        return user != null && user.length() > ID;
    }

    /** Whether {@code text} has the form of the server's ids: 24 lower-case hex digits. */
    public static boolean isId(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'f')) return false;
        }
        return text.length() == ID;
    }
}
