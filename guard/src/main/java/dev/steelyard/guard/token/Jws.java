package dev.steelyard.guard.token;

import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;

/** Reads tokens that anybody may have made. */
public final class Jws {
    private Jws() {}

    /**
     * The parts of a signed JWT, nothing of which was verified.
     *
     * @throws ParseException it is none, whatever is wrong with it
     */
    public static SignedJWT parse(String compact) throws ParseException {
        try {
            return SignedJWT.parse(compact);
        } catch (RuntimeException e) {
            // The library trips over some headers, such as null, instead of refusing them.
            ParseException refusal = new ParseException("not a signed JWT", 0);
            refusal.initCause(e);
            throw refusal;
        }
    }
}
