package dev.steelyard.admin.uri;

import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRefusal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/**
 * Checks the identifier of a resource server (RFC 8707, section 2), which is the audience of its
 * tokens. It is an absolute URI without a fragment.
 */
public final class ResourceIdentifierRules {
    private static final Pattern VISIBLE = Pattern.compile("[!-~&&[^\"\\\\<>^`{|}#]]{1,255}");

    private ResourceIdentifierRules() {}

    public static void check(OperationContext context, String identifier) {
        if (!allowed(identifier)) {
            throw OperationRefusal.invalid(
                    "identifier",
                    "An absolute URI without a fragment, at most 255 characters, such as"
                            + " https://api.example.com");
        }
        if (context.tx().resourceServers().findByIdentifier(identifier).isPresent()) {
            throw OperationRefusal.invalid("identifier", "One that no other resource server has");
        }
    }

    static boolean allowed(String identifier) {
        if (!VISIBLE.matcher(identifier).matches()) {
            return false;
        }
        try {
            return new URI(identifier).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
