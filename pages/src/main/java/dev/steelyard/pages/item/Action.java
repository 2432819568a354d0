package dev.steelyard.pages.item;

/**
 * A link to the page on which a user does something with a {@link Thing}.
 *
 * @param text such as "Change"
 * @param rest the words after it that only screen readers say, such as " the password"; may be
 *     empty
 * @param path a path on this server
 */
public record Action(String text, String rest, String path) {
    public Action {
        if (!path.startsWith("/") || path.startsWith("//") || path.startsWith("/\\")) {
            throw new IllegalArgumentException("Not a path on this server");
        }
    }
}
