package dev.steelyard.cli.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** A PKCE code verifier and its S256 challenge, made for one login (RFC 7636). */
final class Pkce {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int BYTES = 32;

    private final String verifier;

    Pkce(SecureRandom random) {
        this.verifier = random(random);
    }

    /** A secret until the code is redeemed. */
    String verifier() {
        return verifier;
    }

    String challenge() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return BASE64.encodeToString(
                    digest.digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** 256 bits; for verifiers and for {@code state}. */
    static String random(SecureRandom random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return BASE64.encodeToString(bytes);
    }
}
