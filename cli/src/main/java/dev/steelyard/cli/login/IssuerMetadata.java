package dev.steelyard.cli.login;

import dev.steelyard.cli.api.ClientFailure;
import dev.steelyard.cli.api.Http;
import dev.steelyard.cli.api.ServerAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The issuer's metadata, such as its token endpoint (OpenID Connect Discovery, section 3, and RFC
 * 8414).
 *
 * @param deviceAuthorizationEndpoint null: it has no device flow
 * @param explanationEndpoint null: an older server has none
 * @param identifiesItself whether authorization responses carry {@code iss} (RFC 9207)
 */
public record IssuerMetadata(
        String issuer,
        URI authorizationEndpoint,
        URI tokenEndpoint,
        URI revocationEndpoint,
        @Nullable URI deviceAuthorizationEndpoint,
        @Nullable URI explanationEndpoint,
        boolean identifiesItself) {
    private static final String DEVICE_AUTHORIZATION = "device_authorization_endpoint";

    private static final String EXPLANATION = "steelyard_explanation_endpoint";

    /**
     * @throws ClientFailure there is no metadata, or it is another issuer's
     */
    public static IssuerMetadata fetch(Http http, URI issuer) {
        var at = URI.create(issuer + "/.well-known/openid-configuration");
        var answer = http.send(HttpRequest.newBuilder(at));
        var body = answer.body();
        if (answer.status() != 200 || !body.isObject()) {
            throw new ClientFailure("there is no issuer metadata at " + at + ": name --issuer");
        }
        // RFC 8414, section 3.3: "the issuer value returned MUST be identical to the Authorization
        // Server's issuer identifier value […]. If these values are not identical, the data
        // contained in the response MUST NOT be used."
        var itself = body.path("issuer").asString("");
        if (!itself.equals(issuer.toString())) {
            throw new ClientFailure(
                    "the issuer at " + issuer + " says that it is " + itself + ": name --issuer");
        }
        return new IssuerMetadata(
                issuer.toString(),
                endpoint(body, "authorization_endpoint"),
                endpoint(body, "token_endpoint"),
                endpoint(body, "revocation_endpoint"),
                body.has(DEVICE_AUTHORIZATION) ? endpoint(body, DEVICE_AUTHORIZATION) : null,
                body.has(EXPLANATION) ? endpoint(body, EXPLANATION) : null,
                body.path("authorization_response_iss_parameter_supported").asBoolean(false));
    }

    private static URI endpoint(JsonNode body, String member) {
        try {
            var uri = URI.create(body.path(member).asString(""));
            ServerAddress.requireSafe(uri);
            return uri;
        } catch (IllegalArgumentException e) {
            throw new ClientFailure("the issuer's metadata has no usable " + member, e);
        }
    }
}
