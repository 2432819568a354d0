package dev.steelyard.guard.state;

import org.jspecify.annotations.Nullable;

/**
 * Whoever a token acts for: a client, or a user through a client.
 *
 * @param user an id; or, of a token, another name of the user, which only this client knows (OpenID
 *     Connect Core, section 8.1); null when the client acts for itself
 */
public record PrincipalRef(String client, @Nullable String user) {
    /** Characters; another name has more. */
    private static final int ID = 24;

    /** Whether the user is not told by id. */
    public boolean named() {
        return user != null && user.length() > ID;
    }

    /** Whether that is an id as the server gives them out: 24 lower-case hex digits. */
    public static boolean isId(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'f')) return false;
        }
        return text.length() == ID;
    }
}
