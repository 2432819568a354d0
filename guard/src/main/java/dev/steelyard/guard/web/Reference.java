package dev.steelyard.guard.web;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * A request's id: the reference of every refusal. Always made here: one that a caller chose could
 * be that of somebody else's request.
 */
public final class Reference {
    /** The header that answers tell it in. */
    public static final String HEADER = "X-Request-Id";

    private static final SecureRandom RANDOM = new SecureRandom();

    private Reference() {}

    /** A new one: 12 random bytes in hexadecimal. */
    public static String create() {
        byte[] bytes = new byte[12];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
