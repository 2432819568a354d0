package dev.steelyard.pages.view;

import dev.steelyard.pages.frame.Frame;
import dev.steelyard.pages.language.TranslationKey;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * A link on a page with its text and target, such as the way back to a client after a logout.
 *
 * @param name its text: a client's name
 * @param target a local path, a web address, or a private-use scheme (RFC 8252, section 7.1);
 *     anything else, such as {@code javascript:}, is an {@link IllegalArgumentException}
 */
public record Link(String name, URI target) {
    private static final Pattern WEB_OR_PRIVATE_USE =
            Pattern.compile("https?|[a-z][a-z0-9+-]*(\\.[a-z0-9+-]+)+", Pattern.CASE_INSENSITIVE);

    public Link {
        if (target.getScheme() == null) {
            Form.requireLocal(target.toString());
        } else if (!WEB_OR_PRIVATE_USE.matcher(target.getScheme()).matches()) {
            throw new IllegalArgumentException("Not a scheme to send a person to");
        }
    }

    /**
     * To the user's own account.
     *
     * @param path of the account page
     */
    public static Link ofAccount(Frame frame, String path) {
        return new Link(frame.say(TranslationKey.NEXT_ACCOUNT), URI.create(path));
    }
}
