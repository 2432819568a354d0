package dev.steelyard.domain.refusal;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.principal.PrincipalRef;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.domain.user.User;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A refused request, stored so that the caller can look up the reason by the request id in the
 * error response. Holds nothing that the caller could choose: no token, value of a path, query or
 * address, but a redirect URI that is not registered.
 *
 * @param id in the order of arrival
 * @param reference the reference that the caller got: 8 to 64 letters, digits, {@code .}, {@code _}
 *     or {@code -}
 * @param at the time, by the clock of the guard or server that refused
 * @param resourceServer the API that refused; null: an endpoint of this server
 * @param user the user that the client acted for; null: none, or not known
 * @param application the client's application, filled in by the store; null: none
 * @param code such as {@code permission_missing}
 * @param operation the template of the path, {@code /{application}/collections}, or the path of an
 *     endpoint below the issuer, {@code /token}; null: not known
 * @param permission the missing permission; null: none
 * @param description the message of an endpoint of this server, a text of the program; null: that
 *     of the code
 */
public record StoredRefusal(
        Id<StoredRefusal> id,
        String reference,
        Instant at,
        @Nullable Id<ResourceServer> resourceServer,
        Id<Client> client,
        @Nullable Id<User> user,
        @Nullable Id<Application> application,
        String code,
        @Nullable String method,
        @Nullable String operation,
        @Nullable String permission,
        @Nullable String description) {

    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    /** The maximum of stored refusals per principal; beyond it the oldest are removed. */
    public static final int OF_PRINCIPAL = 200;

    /**
     * The code for a redirect URI that is not registered. Any site can send a browser in a client's
     * name, so these refusals share a limit of their own.
     */
    public static final String REDIRECT_URI_MISMATCH = "redirect_uri_mismatch";

    /** The maximum of stored refusals per client with {@link #REDIRECT_URI_MISMATCH}. */
    public static final int UNPROVED = 20;

    /** This refusal without the user. */
    public StoredRefusal withoutUser() {
        return new StoredRefusal(
                id,
                reference,
                at,
                resourceServer,
                client,
                null,
                application,
                code,
                method,
                operation,
                permission,
                description);
    }

    /** Whether the caller only claimed to be the client, or to act for it. */
    public boolean unproved() {
        return code.equals(REDIRECT_URI_MISMATCH);
    }

    /** Whether {@code text} has the form of a reference. */
    public static boolean isReference(String text) {
        return REFERENCE.matcher(text).matches();
    }

    /**
     * The principal whose refusals share one limit, so that no principal displaces the refusals of
     * another.
     */
    public PrincipalRef principal() {
        return new PrincipalRef(client, user);
    }
}
