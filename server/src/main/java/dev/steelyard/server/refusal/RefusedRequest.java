package dev.steelyard.server.refusal;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.http.answer.OAuthError;
import org.jspecify.annotations.Nullable;

/**
 * A refused request as it is recorded for a later explanation, with its endpoint or operation and
 * the error code. It has no text that the caller chose but a redirect URI that is not registered,
 * percent-encoded and cut.
 *
 * @param resourceServer the API's; null: an endpoint of the issuer
 * @param operation a template, or the path of the endpoint below the issuer
 * @param description a text of the program
 */
public record RefusedRequest(
        @Nullable Id<ResourceServer> resourceServer,
        String code,
        @Nullable String method,
        @Nullable String operation,
        @Nullable String permission,
        @Nullable String description) {

    /** A refusal of an endpoint of the issuer. */
    static RefusedRequest of(String method, String endpoint, OAuthError error) {
        return new RefusedRequest(
                null, error.code().text(), method, endpoint, null, error.recorded());
    }
}
