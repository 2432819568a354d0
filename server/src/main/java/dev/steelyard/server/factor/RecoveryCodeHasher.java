package dev.steelyard.server.factor;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.user.User;
import dev.steelyard.server.keys.DeploymentSecret;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Generates recovery codes of eight characters, 40 random bits, and hashes them with a key that is
 * not in the store in clear: without it, so short codes could be found from their hashes.
 * Thread-safe.
 */
final class RecoveryCodeHasher {
    /** Crockford's base 32: no letter that looks like a digit. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 8;
    private static final Pattern CODE = Pattern.compile("[" + ALPHABET + "]{8}");

    private final DeploymentSecret key;
    private final SecureRandom random;

    RecoveryCodeHasher(DeploymentSecret key, SecureRandom random) {
        this.key = key;
        this.random = random;
    }

    /** A new code, in the form {@code XXXX-XXXX}. */
    String next() {
        var code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.insert(LENGTH / 2, '-').toString();
    }

    /** The hash of a code as a user typed it; empty: it is no code. */
    Optional<String> hash(Id<User> user, String typed) {
        var code =
                typed.toUpperCase(Locale.ROOT)
                        .replace("-", "")
                        .replace('O', '0')
                        .replace('I', '1')
                        .replace('L', '1');
        return Optional.of(code)
                .filter(text -> CODE.matcher(text).matches())
                .map(text -> Base64.getEncoder().encodeToString(key.mac(bytes(user.hex() + text))));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
