package dev.steelyard.server.clientkeys;

import java.time.Duration;
import java.time.Instant;

/**
 * Checks {@code exp}, {@code nbf} and {@code iat} of a client's JWT, and bounds its lifetime (RFC
 * 7519, sections 4.1.4 to 4.1.6). The time is bounded, so that a stolen JWT is soon worthless, and
 * need not be remembered for long.
 *
 * @param longest the longest time until it expires
 * @param skew the greatest difference between two clocks
 */
public record JwtValidityChecker(Duration longest, Duration skew) {
    /**
     * @return when it expires
     * @throws BadJwt it has no {@code exp}, or is not valid now
     */
    public Instant check(ClientJwt jwt, Instant now) throws BadJwt {
        var end = jwt.time("exp").orElseThrow(() -> new BadJwt("must have exp"));
        if (!now.isBefore(end.plus(skew))) {
            throw new BadJwt("has expired: see exp, and the clock");
        }
        if (end.isAfter(now.plus(longest).plus(skew))) {
            throw new BadJwt(
                    "must expire within "
                            + longest.toSeconds()
                            + " seconds: see exp, and the clock");
        }
        checkBegin(jwt, now);
        return end;
    }

    /** As {@link #check}, for a JWT that may lack {@code exp}: something else bounds its use. */
    public void checkWithoutEnd(ClientJwt jwt, Instant now) throws BadJwt {
        if (jwt.has("exp")) {
            check(jwt, now);
        } else {
            checkBegin(jwt, now);
        }
    }

    /**
     * FAPI 2.0 Message Signing, section 5.3.1: "an nbf claim that is no longer than 60 minutes in
     * the past", and "an exp claim that has a lifetime of no longer than 60 minutes after the nbf
     * claim". No clock skew: seconds don't matter for the first, and the client's clock set both.
     *
     * @throws BadJwt a claim is missing, or outside of {@code window}
     */
    public static void checkWindow(ClientJwt jwt, Duration window, Instant now) throws BadJwt {
        var begin = jwt.time("nbf").orElseThrow(() -> new BadJwt("must have nbf"));
        var end = jwt.time("exp").orElseThrow(() -> new BadJwt("must have exp"));
        if (begin.isBefore(now.minus(window))) {
            throw new BadJwt("must have an nbf of the last " + window.toSeconds() + " seconds");
        }
        if (end.isAfter(begin.plus(window))) {
            throw new BadJwt("must expire within " + window.toSeconds() + " seconds of its nbf");
        }
    }

    private void checkBegin(ClientJwt jwt, Instant now) throws BadJwt {
        for (var claim : new String[] {"nbf", "iat"}) {
            var time = jwt.time(claim);
            if (time.isPresent() && time.get().isAfter(now.plus(skew))) {
                throw new BadJwt("is not valid yet: see " + claim + ", and the clock");
            }
        }
    }
}
