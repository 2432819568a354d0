package dev.steelyard.e2e.client;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.steelyard.e2e.http.Answer;
import dev.steelyard.e2e.http.Http;
import dev.steelyard.e2e.step.Mismatch;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.text.ParseException;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A simulated receiver of security events, such as a credential change (OpenID Shared Signals
 * Framework 1.0).
 *
 * @param metadata what the transmitter says of itself
 * @param client as which it listens
 * @param token its access token
 */
public record Receiver(Http http, JsonNode metadata, String client, String token) {
    private static final Pattern METADATA = Pattern.compile("resource_metadata=\"([^\"]+)\"");
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** Section 7.2: the name is put between the host and the path of the issuer. */
    public static URI metadataOf(String issuer) {
        var uri = URI.create(issuer);
        return uri.resolve("/.well-known/ssf-configuration" + uri.getRawPath());
    }

    /**
     * The document that the challenge of a request without a token names (RFC 9728, section 5.1).
     */
    public static JsonNode resourceMetadata(Http http, URI resource) {
        var refused =
                http.send(
                        HttpRequest.newBuilder(resource)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{}")));
        refused.expect(401);
        var challenge = refused.header("WWW-Authenticate");
        var found = METADATA.matcher(challenge);
        Mismatch.unless(found.find(), "a challenge with resource_metadata", challenge);
        var metadata = http.send(HttpRequest.newBuilder(URI.create(found.group(1))).GET());
        var json = metadata.expect(200).json();
        Mismatch.unless(
                json.path("resource").asString().equals(resource.toString()),
                "the address that was called as resource",
                json.path("resource"));
        return json;
    }

    public Answer post(URI uri, Map<String, ?> body) {
        return http.send(
                HttpRequest.newBuilder(uri)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(MAPPER.writeValueAsString(body))));
    }

    public URI endpoint(String name) {
        return URI.create(metadata.path(name + "_endpoint").asString());
    }

    /** Signature, type, issuer and audience (section 4.1), with the library. */
    public JWTClaimsSet verified(String token) {
        try {
            var processor = new DefaultJWTProcessor<SecurityContext>();
            processor.setJWSTypeVerifier(
                    new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("secevent+jwt")));
            processor.setJWSKeySelector(
                    new JWSVerificationKeySelector<>(
                            JWSAlgorithm.RS256,
                            JWKSourceBuilder.create(
                                            URI.create(metadata.path("jwks_uri").asString())
                                                    .toURL())
                                    .build()));
            processor.setJWTClaimsSetVerifier(
                    new DefaultJWTClaimsVerifier<>(
                            Set.of(client),
                            new JWTClaimsSet.Builder()
                                    .issuer(metadata.path("issuer").asString())
                                    .build(),
                            Set.of("jti", "iat", "events", "sub_id"),
                            Set.of("exp", "sub")));
            return processor.process(token, null);
        } catch (BadJOSEException | JOSEException | ParseException | MalformedURLException e) {
            throw new Mismatch("a token that the library accepts", e.getMessage());
        }
    }

    @Override
    public String toString() {
        return "Receiver[" + client + "]";
    }
}
