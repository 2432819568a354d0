package dev.steelyard.e2e.client;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import dev.steelyard.e2e.http.Answer;
import dev.steelyard.e2e.http.Http;
import dev.steelyard.e2e.http.Parameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** HTTP client of the OpenID provider's endpoints, found by discovery. Thread-safe. */
public final class Provider {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int LIMIT_MILLIS = 10_000;

    private final Http http;
    private final OIDCProviderMetadata metadata;

    private Provider(Http http, OIDCProviderMetadata metadata) {
        this.http = http;
        this.metadata = metadata;
    }

    /** The library compares the issuer with what was asked for. */
    public static Provider discover(Http http, String issuer) {
        try {
            var metadata =
                    OIDCProviderMetadata.resolve(new Issuer(issuer), LIMIT_MILLIS, LIMIT_MILLIS);
            return new Provider(http, metadata);
        } catch (GeneralException e) {
            throw new IllegalStateException("discovery: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("discovery", e);
        }
    }

    public OIDCProviderMetadata metadata() {
        return metadata;
    }

    public String issuer() {
        return metadata.getIssuer().getValue();
    }

    public Answer get(URI uri) {
        return http.send(HttpRequest.newBuilder(uri).GET());
    }

    /** The client's credentials, if it has any, in the body. */
    public Answer token(Client client, Map<String, String> form) {
        return http.send(post(metadata.getTokenEndpointURI(), authenticated(client, form)));
    }

    /** A device's question (RFC 8628, section 3.1). */
    public Answer device(Client client, String scope) {
        return http.send(
                post(
                        metadata.getDeviceAuthorizationEndpointURI(),
                        authenticated(client, Map.of("scope", scope))));
    }

    /** A client that registers itself (RFC 7591, section 3.1). */
    public Answer register(String token, Map<String, ?> client) {
        return registration("POST", metadata.getRegistrationEndpointURI(), token, client);
    }

    /** What it does to its registration (RFC 7592, section 2). */
    public Answer registration(String method, URI uri, String token, Map<String, ?> client) {
        return http.send(
                HttpRequest.newBuilder(uri)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                client.isEmpty()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(
                                                MAPPER.writeValueAsString(client))));
    }

    /** The client's credentials by HTTP Basic (RFC 6749, section 2.3.1). */
    public Answer tokenByBasic(Client client, Map<String, String> form) {
        var pair = Parameters.encode(client.id()) + ":" + Parameters.encode("" + client.secret());
        var basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return http.send(
                post(metadata.getTokenEndpointURI(), form)
                        .header("Authorization", "Basic " + basic));
    }

    /** As a script in a page of that origin asks. */
    public Answer tokenFrom(String origin, Client client, Map<String, String> form) {
        return http.send(
                post(metadata.getTokenEndpointURI(), authenticated(client, form))
                        .header("Origin", origin));
    }

    public Tokens clientCredentials(Client client) {
        return Tokens.of(token(client, Map.of("grant_type", "client_credentials")));
    }

    /** For a protected resource (RFC 8707), by the scopes that its metadata names. */
    public Tokens clientCredentials(Client client, URI resource, String scope) {
        return Tokens.of(
                token(
                        client,
                        Map.of(
                                "grant_type",
                                "client_credentials",
                                "resource",
                                resource.toString(),
                                "scope",
                                scope)));
    }

    public Answer refresh(Client client, String refreshToken) {
        return token(client, Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    public Answer userInfo(String accessToken) {
        return http.send(
                HttpRequest.newBuilder(metadata.getUserInfoEndpointURI())
                        .header("Authorization", "Bearer " + accessToken)
                        .GET());
    }

    public Answer introspect(Client client, String token) {
        return http.send(
                post(
                        metadata.getIntrospectionEndpointURI(),
                        authenticated(client, Map.of("token", token))));
    }

    /** Why the client was refused. */
    public Answer explain(Client client, String reference) {
        var endpoint = metadata.getCustomParameter("steelyard_explanation_endpoint");
        return http.send(
                post(
                        URI.create(String.valueOf(endpoint)),
                        authenticated(client, Map.of("reference", reference))));
    }

    public Answer revoke(Client client, String token) {
        return http.send(
                post(
                        metadata.getRevocationEndpointURI(),
                        authenticated(client, Map.of("token", token))));
    }

    private static HttpRequest.Builder post(URI uri, Map<String, String> form) {
        return HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Parameters.encode(form)));
    }

    private static Map<String, String> authenticated(Client client, Map<String, String> form) {
        var all = new LinkedHashMap<>(form);
        all.put("client_id", client.id());
        var secret = client.secret();
        if (secret != null) {
            all.put("client_secret", secret);
        }
        return all;
    }
}
