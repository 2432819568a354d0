package dev.steelyard.domain.seal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A signature over one batch of audit events, chained to the signature of the preceding batch.
 *
 * @param batch its number, from 1, without gaps
 * @param at its time; never earlier than that of the preceding seal
 * @param leaves the hashes of its events, in their order
 * @param jws the signed payload with its signature (RFC 7515, section 7.1)
 * @param key the thumbprint (RFC 7638) of the key that signed it
 * @param next the thumbprint of the key that signs from the next seal on; null: {@code key} again
 */
public record Seal(
        long batch, Instant at, List<Hash> leaves, String jws, String key, @Nullable String next) {
    /** The header's {@code typ}: no other signature of the same key can pass for a seal. */
    public static final String TYPE = "audit-seal+jws";

    public Seal {
        leaves = List.copyOf(leaves);
    }

    /** Seals {@code leaves} as the batch after {@code previous}; null: as the first. */
    public static Seal after(
            @Nullable Seal previous, Instant now, List<Hash> leaves, SealKeys keys) {
        var current = keys.current();
        var last =
                previous == null || previous.trusts(current)
                        ? current
                        : keys.find(previous.key()).orElse(current);
        var next = last.thumbprint().equals(current.thumbprint()) ? null : current.thumbprint();
        long batch = previous == null ? 1 : previous.batch + 1;
        var at = previous == null || now.isAfter(previous.at) ? now : previous.at;
        var members = new LinkedHashMap<String, @Nullable Object>();
        members.put("batch", batch);
        members.put("at", EventJson.time(at));
        members.put("size", leaves.size());
        members.put("root", MerkleTreeHasher.root(leaves).text());
        members.put("previous", previous == null ? null : previous.hash().text());
        members.put("next", next);
        var jws = last.sign(TYPE, CanonicalJson.bytes(members));
        return new Seal(batch, at, leaves, jws, last.thumbprint(), next);
    }

    /** Whether a verifier that trusts this seal's key can trust {@code other}. */
    private boolean trusts(SealKey other) {
        return other.thumbprint().equals(key) || other.thumbprint().equals(next);
    }

    /** The hash by which the next seal refers to this one. */
    public Hash hash() {
        return Hash.ofAscii(jws);
    }
}
