package dev.steelyard.guard.web;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Generates the id of an API request, by which its refusal can be looked up and which the response
 * returns as {@code X-Request-Id}. Always generated here, since a caller could choose the id of
 * another request.
 */
public final class RequestIdGenerator {
    /** The response header with the reference. */
    public static final String HEADER = "X-Request-Id";

    private static final SecureRandom RANDOM = new SecureRandom();

    private RequestIdGenerator() {}

    /** A new reference: 12 random bytes in hexadecimal. */
    public static String create() {
        byte[] bytes = new byte[12];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
