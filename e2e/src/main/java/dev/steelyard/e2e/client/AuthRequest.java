package dev.steelyard.e2e.client;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.jarm.JARMValidator;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import dev.steelyard.e2e.http.Parameters;
import dev.steelyard.e2e.step.Mismatch;
import java.net.MalformedURLException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID Connect authentication request, with the state, nonce and PKCE verifier that the client
 * remembers.
 */
public record AuthRequest(
        Provider provider,
        Client client,
        URI uri,
        CodeVerifier verifier,
        State state,
        Nonce nonce) {

    /** With PKCE, state and nonce, made by the library. */
    public static AuthRequest of(Provider provider, Client client, String scope) {
        var verifier = new CodeVerifier();
        var state = new State();
        var nonce = new Nonce();
        var request =
                new AuthenticationRequest.Builder(
                                ResponseType.CODE,
                                Scope.parse(scope),
                                new ClientID(client.id()),
                                URI.create(client.redirectUri()))
                        .endpointURI(provider.metadata().getAuthorizationEndpointURI())
                        .state(state)
                        .nonce(nonce)
                        .codeChallenge(verifier, CodeChallengeMethod.S256)
                        .build();
        return new AuthRequest(provider, client, request.toURI(), verifier, state, nonce);
    }

    /** With parameters changed, or taken away where the value is null. */
    public AuthRequest with(String name, @Nullable String value) {
        var parameters = Parameters.ofQuery(uri);
        if (value == null) {
            parameters.remove(name);
        } else {
            parameters.put(name, value);
        }
        var changed = URI.create(endpoint(uri) + "?" + Parameters.encode(parameters));
        return new AuthRequest(provider, client, changed, verifier, state, nonce);
    }

    /** The code in where the browser was sent back to. */
    public String code(URI callback) {
        var response = read(callback);
        if (!response.indicatesSuccess()) {
            throw new Mismatch("a code", response.toErrorResponse().getErrorObject().getCode());
        }
        return response.toSuccessResponse().getAuthorizationCode().getValue();
    }

    /** The code in an answer that is signed (JARM), of which the library verifies all. */
    public String signedCode(URI callback) {
        try {
            var metadata = provider.metadata();
            var validator =
                    new JARMValidator(
                            metadata.getIssuer(),
                            new ClientID(client.id()),
                            JWSAlgorithm.RS256,
                            metadata.getJWKSetURI().toURL());
            var response = AuthorizationResponse.parse(callback, validator);
            Mismatch.unless(response.indicatesSuccess(), "a code", "an error");
            Mismatch.unless(
                    state.equals(response.getState()), "the state that was sent", "another");
            return response.toSuccessResponse().getAuthorizationCode().getValue();
        } catch (ParseException | MalformedURLException e) {
            throw new Mismatch("a signed answer that the library accepts", e.getMessage());
        }
    }

    /** The error in where the browser was sent back to. */
    public String error(URI callback) {
        var response = read(callback);
        Mismatch.unless(!response.indicatesSuccess(), "an error", "a code");
        return String.valueOf(response.toErrorResponse().getErrorObject().getCode());
    }

    /** The library reads it; state and issuer must be right in either case. */
    private AuthorizationResponse read(URI callback) {
        try {
            var response = AuthorizationResponse.parse(callback);
            Mismatch.unless(
                    endpoint(callback).equals(client.redirectUri()),
                    "the client's redirect URI",
                    "another");
            Mismatch.unless(
                    state.equals(response.getState()), "the state that was sent", "another");
            Mismatch.unless(
                    provider.metadata().getIssuer().equals(response.getIssuer()),
                    "iss (RFC 9207)",
                    String.valueOf(response.getIssuer()));
            return response;
        } catch (ParseException e) {
            throw new Mismatch("an authorization response", e.getMessage());
        }
    }

    private static String endpoint(URI uri) {
        var text = uri.toString();
        int query = text.indexOf('?');
        return query < 0 ? text : text.substring(0, query);
    }

    /** The form that redeems a code. */
    public Map<String, String> redemption(String code) {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", client.redirectUri());
        form.put("code_verifier", verifier.getValue());
        return form;
    }

    @Override
    public String toString() {
        return "Asked[" + client + "]";
    }
}
