package dev.steelyard.server.issuance;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.user.User;
import dev.steelyard.server.keys.DeploymentSecret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Encrypts a user id into a pairwise subject for one sector, and decrypts it (OpenID Connect Core,
 * section 8.1). A subject is an HMAC of sector and user, followed by the encrypted user, so that
 * nothing has to be stored to find the user again. It is the construction of RFC 5297 (SIV) with
 * HMAC-SHA-256 in place of its parts: deterministic, different in each sector, and without the
 * secret neither readable nor forgeable. Thread-safe.
 */
final class PairwiseSubjectCodec {
    private static final byte[] NAMES = {0};
    private static final byte[] HIDES = {1};
    private static final int MAC = 16;
    private static final int ID = 12;

    private final DeploymentSecret secret;

    PairwiseSubjectCodec(DeploymentSecret secret) {
        this.secret = secret;
    }

    /** 38 letters, digits, {@code -} and {@code _}. */
    String of(String sector, Id<User> user) {
        var id = HexFormat.of().parseHex(user.hex());
        var name = name(sector, id);
        var all = Arrays.copyOf(name, MAC + ID);
        System.arraycopy(hidden(name, id), 0, all, MAC, ID);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /** The user of {@code subject} in that sector; empty: it is not one of that sector. */
    Optional<Id<User>> user(String sector, String subject) {
        try {
            var all = Base64.getUrlDecoder().decode(subject);
            if (all.length != MAC + ID) {
                return Optional.empty();
            }
            var name = Arrays.copyOf(all, MAC);
            var id = hidden(name, Arrays.copyOfRange(all, MAC, MAC + ID));
            var user = new Id<User>(HexFormat.of().formatHex(id));
            // Compares the text too: the decoder ignores bits of the last letter.
            return MessageDigest.isEqual(name, name(sector, id)) && of(sector, user).equals(subject)
                    ? Optional.of(user)
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private byte[] name(String sector, byte[] id) {
        // The id has a fixed length, so that the end of the sector is unambiguous.
        return Arrays.copyOf(
                secret.mac(NAMES, id, sector.getBytes(StandardCharsets.US_ASCII)), MAC);
    }

    /** Encrypts an id, or decrypts it. */
    private byte[] hidden(byte[] name, byte[] id) {
        var stream = secret.mac(HIDES, name);
        var hidden = new byte[ID];
        for (int i = 0; i < ID; i++) {
            hidden[i] = (byte) (id[i] ^ stream[i]);
        }
        return hidden;
    }
}
