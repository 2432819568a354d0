package dev.steelyard.e2e.client;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.AccessTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.InvalidHashException;
import dev.steelyard.e2e.step.Mismatch;
import java.net.MalformedURLException;
import java.text.ParseException;

/**
 * Verifies ID tokens with an independent OpenID Connect library (OpenID Connect Core, sections
 * 3.1.3.7 and 3.1.3.8).
 */
public final class IdTokens {
    private IdTokens() {}

    /** Signature, issuer, audience, times, nonce, and the hash of the access token beside it. */
    public static IDTokenClaimsSet verify(AuthRequest asked, Tokens tokens) {
        var metadata = asked.provider().metadata();
        try {
            var idToken = JWTParser.parse(tokens.id());
            var validator =
                    new IDTokenValidator(
                            metadata.getIssuer(),
                            new ClientID(asked.client().id()),
                            JWSAlgorithm.RS256,
                            metadata.getJWKSetURI().toURL());
            var claims = validator.validate(idToken, asked.nonce());
            Mismatch.unless(claims.getAccessTokenHash() != null, "at_hash", "none");
            AccessTokenValidator.validate(
                    new BearerAccessToken(tokens.accessToken()),
                    JWSAlgorithm.RS256,
                    claims.getAccessTokenHash());
            return claims;
        } catch (BadJOSEException
                | JOSEException
                | ParseException
                | InvalidHashException
                | MalformedURLException e) {
            throw new Mismatch("an ID token that the library accepts", e.getMessage());
        }
    }
}
