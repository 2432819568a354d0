package dev.steelyard.domain.secret;

import dev.steelyard.domain.id.Id;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.CRC32;

/**
 * A generated bearer secret, such as a client secret, an API key or a refresh token. Its form is
 * {@code sy_<kind>_<id>_<random>_<checksum>}. The id is in clear: it finds the row and names the
 * secret in logs and pages. 43 random characters of base 62 carry 256 bits; the checksum lets
 * scanners and the edge tell a secret from a typo without asking the store.
 *
 * <p>Never printed by accident: {@link #toString} shows the kind and the id only.
 */
public final class Secret {
    static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    static final int RANDOM_LENGTH = 43;
    private static final int CHECKSUM_LENGTH = 6;
    private static final int HEAD = 6;
    private static final int ID_END = HEAD + 24;
    private static final int RANDOM_END = ID_END + 1 + RANDOM_LENGTH;
    private static final int LENGTH = RANDOM_END + 1 + CHECKSUM_LENGTH;

    private final SecretKind kind;
    private final String id;
    private final String text;

    private Secret(SecretKind kind, String id, String text) {
        this.kind = kind;
        this.id = id;
        this.text = text;
    }

    static Secret of(SecretKind kind, Id<?> id, String random) {
        var body = kind.prefix() + id.hex() + "_" + random;
        return new Secret(kind, id.hex(), body + "_" + checksum(body));
    }

    /** The secret of that kind written in {@code text}, or nothing where it can't be one. */
    public static Optional<Secret> parse(SecretKind kind, String text) {
        if (text.length() != LENGTH
                || !text.startsWith(kind.prefix())
                || text.charAt(ID_END) != '_'
                || text.charAt(RANDOM_END) != '_') {
            return Optional.empty();
        }
        var id = Id.<Object>parse(text.substring(HEAD, ID_END));
        var checksum = checksum(text.substring(0, RANDOM_END));
        if (id.isEmpty() || !text.endsWith(checksum)) {
            return Optional.empty();
        }
        return Optional.of(new Secret(kind, id.get().hex(), text));
    }

    public SecretKind kind() {
        return kind;
    }

    /** The id in the secret, of the type that the caller expects. */
    public <T> Id<T> id() {
        return new Id<>(id);
    }

    /** Whether its id is what {@code naming} derives from its random part, in constant time. */
    public boolean isNamedBy(Function<String, Id<?>> naming) {
        var named = naming.apply(text.substring(ID_END + 1, RANDOM_END)).hex();
        return MessageDigest.isEqual(
                id.getBytes(StandardCharsets.US_ASCII), named.getBytes(StandardCharsets.US_ASCII));
    }

    /** The whole secret: to be shown once, to its owner. */
    public String reveal() {
        return text;
    }

    public SecretHash hash() {
        return SecretHash.of(text);
    }

    @Override
    public String toString() {
        return kind.prefix() + id + "_…";
    }

    private static String checksum(String body) {
        var crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.UTF_8));
        var rest = crc.getValue();
        var digits = new char[CHECKSUM_LENGTH];
        for (int i = CHECKSUM_LENGTH - 1; i >= 0; i--) {
            digits[i] = ALPHABET.charAt((int) (rest % 62));
            rest /= 62;
        }
        return new String(digits);
    }
}
