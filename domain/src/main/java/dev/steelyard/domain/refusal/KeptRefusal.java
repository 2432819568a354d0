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
 * A refusal that can be looked up. Holds nothing that the refused request was free to choose: no
 * token, value of a path, query or address.
 *
 * @param id in the order in which refusals came here
 * @param reference what the refused was told: 8 to 64 letters, digits, {@code .}, {@code _} or
 *     {@code -}
 * @param at when, by the clock of whoever refused
 * @param resourceServer whose API refused; null: an endpoint of this server
 * @param user whom the client acted for; null: for itself, or that isn't known
 * @param application that of the client, which the store finds; null: it has none
 * @param code such as {@code permission_missing}
 * @param operation the template of the path, {@code /{application}/collections}, or the path of an
 *     endpoint below the issuer, {@code /token}; null: not known
 * @param permission what was needed; null: none was missing
 * @param description what an endpoint of this server said to it, a text of the program; null: what
 *     the code says
 */
public record KeptRefusal(
        Id<KeptRefusal> id,
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

    /** How many of one principal are kept: then the oldest leaves. */
    public static final int OF_PRINCIPAL = 200;

    /** The same, without whom the client acted for. */
    public KeptRefusal withoutUser() {
        return new KeptRefusal(
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

    /** Whether anybody can have been told {@code text} as a reference. */
    public static boolean isReference(String text) {
        return REFERENCE.matcher(text).matches();
    }

    /** Whose refusals are bounded together, so that nobody pushes out those of another. */
    public PrincipalRef principal() {
        return new PrincipalRef(client, user);
    }
}
