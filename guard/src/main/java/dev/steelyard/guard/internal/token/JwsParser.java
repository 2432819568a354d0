package dev.steelyard.guard.internal.token;

import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;

/**
 * Parses untrusted access tokens and DPoP proofs as signed JWTs (RFC 7519), without verifying them.
 */
public final class JwsParser {
    private JwsParser() {}

    /**
     * Parses a signed JWT without verifying it.
     *
     * @throws ParseException it is none, for any reason
     */
    public static SignedJWT parse(String compact) throws ParseException {
        try {
            return SignedJWT.parse(compact);
        } catch (RuntimeException e) {
            // The library fails on some headers, such as null, instead of refusing them.
            ParseException refusal = new ParseException("not a signed JWT", 0);
            refusal.initCause(e);
            throw refusal;
        }
    }
}
