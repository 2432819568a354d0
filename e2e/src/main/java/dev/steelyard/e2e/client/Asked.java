package dev.steelyard.e2e.client;

import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import dev.steelyard.e2e.step.Mismatch;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** An authentication request of a client, with what the client has to remember of it. */
public record Asked(
        Provider provider,
        Client client,
        URI uri,
        CodeVerifier verifier,
        State state,
        Nonce nonce) {

    /** With PKCE, state and nonce, made by the library. */
    public static Asked of(Provider provider, Client client, String scope) {
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
        return new Asked(provider, client, request.toURI(), verifier, state, nonce);
    }

    /** The code in where the browser was sent back to; the library reads it. */
    public String code(URI callback) {
        try {
            var response = AuthorizationResponse.parse(callback);
            Mismatch.unless(
                    callback.toString().startsWith(client.redirectUri() + "?"),
                    "the client's redirect URI",
                    "another");
            Mismatch.unless(
                    state.equals(response.getState()), "the state that was sent", "another");
            Mismatch.unless(
                    provider.metadata().getIssuer().equals(response.getIssuer()),
                    "iss (RFC 9207)",
                    response.getIssuer() + "");
            if (!response.indicatesSuccess()) {
                throw new Mismatch("a code", response.toErrorResponse().getErrorObject().getCode());
            }
            return response.toSuccessResponse().getAuthorizationCode().getValue();
        } catch (ParseException e) {
            throw new Mismatch("an authorization response", e.getMessage());
        }
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
