package dev.steelyard.domain.secret;

import dev.steelyard.domain.id.Id;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Function;

/**
 * Generates random bearer secrets, such as client secrets, API keys and refresh tokens.
 * Thread-safe.
 */
public final class SecretGenerator {
    private final SecureRandom random;

    public SecretGenerator(SecureRandom random) {
        this.random = random;
    }

    /** A new secret whose clear part names {@code id}. */
    public Secret next(SecretKind kind, Id<?> id) {
        return next(kind, _ -> id);
    }

    /**
     * A new secret whose id is derived from its random part.
     *
     * @param naming derives an id that reveals nothing about the random part
     */
    public Secret next(SecretKind kind, Function<String, Id<?>> naming) {
        var random = next(Secret.ALPHABET, Secret.RANDOM_LENGTH);
        return Secret.of(kind, naming.apply(random), random);
    }

    /** {@code length} random characters of {@code alphabet}. */
    public String next(String alphabet, int length) {
        var characters = new char[length];
        for (int i = 0; i < length; i++) {
            characters[i] = alphabet.charAt(random.nextInt(alphabet.length()));
        }
        return new String(characters);
    }

    /** 128 random bits, base64url without padding: not for use as a bearer secret. */
    public String nextSalt() {
        var salt = new byte[16];
        random.nextBytes(salt);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(salt);
    }
}
