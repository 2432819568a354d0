package dev.steelyard.cli.audit.format;

import dev.steelyard.domain.seal.Hash;
import org.jspecify.annotations.Nullable;

/**
 * The claims of a seal, which is the signed JWS over one batch of audit events in the chain.
 *
 * @param previous the hash of the seal before; null: this is the first
 * @param next the key that signs from the next seal on; null: no new key
 */
public record SealClaims(
        long batch,
        String at,
        long size,
        Hash root,
        @Nullable Hash previous,
        @Nullable String next,
        String key) {
    /** Null where the statement has no such claims. */
    public static @Nullable SealClaims of(SignedStatement statement) {
        var json = statement.payload();
        var root = Hash.parse(json.path("root").asString("")).orElse(null);
        var previous = Hash.parse(json.path("previous").asString("")).orElse(null);
        var next = json.path("next");
        long batch = json.path("batch").asLong(0);
        long size = json.path("size").asLong(0);
        boolean first = json.path("previous").isNull();
        return root == null || batch < 1 || size < 1 || (previous == null) != first
                ? null
                : new SealClaims(
                        batch,
                        json.path("at").asString(""),
                        size,
                        root,
                        previous,
                        next.isString() ? next.stringValue() : null,
                        statement.key());
    }
}
