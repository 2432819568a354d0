package dev.steelyard.domain.seal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Computes the root hash and the audit paths of Merkle trees with SHA-256 (RFC 6962, section 2.1).
 */
public final class MerkleTreeHasher {
    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private MerkleTreeHasher() {}

    /** The hash of a leaf; no node has the same hash, regardless of {@code data}. */
    public static Hash leaf(byte[] data) {
        return Hash.of(LEAF, data);
    }

    /** The root over leaves, {@code MTH}. */
    public static Hash root(List<Hash> leaves) {
        return switch (leaves.size()) {
            case 0 -> Hash.of();
            case 1 -> leaves.getFirst();
            default -> {
                int left = split(leaves.size());
                yield node(
                        root(leaves.subList(0, left)), root(leaves.subList(left, leaves.size())));
            }
        };
    }

    /**
     * The audit path of a leaf, {@code PATH} (section 2.1.1): from its neighbour up to the root.
     *
     * @param index of the leaf, from 0
     */
    public static List<Hash> path(int index, List<Hash> leaves) {
        if (leaves.size() == 1) {
            return List.of();
        }
        int left = split(leaves.size());
        var below = leaves.subList(0, left);
        var above = leaves.subList(left, leaves.size());
        var path = new ArrayList<>(index < left ? path(index, below) : path(index - left, above));
        path.add(root(index < left ? above : below));
        return List.copyOf(path);
    }

    /**
     * The root that a leaf and its audit path lead to (RFC 9162, section 2.1.3.2); empty where no
     * tree of that size has such a path.
     *
     * @param index of the leaf, from 0
     * @param size how many leaves the tree has
     */
    public static Optional<Hash> rootOf(Hash leaf, long index, long size, List<Hash> path) {
        if (index < 0 || index >= size) {
            return Optional.empty();
        }
        long at = index;
        long last = size - 1;
        var hash = leaf;
        for (var other : path) {
            if (last == 0) {
                return Optional.empty();
            }
            if ((at & 1) == 1 || at == last) {
                hash = node(other, hash);
                // Where it is the last of an odd number it goes up until it has a neighbour.
                int lone = (at & 1) == 1 ? 0 : Long.numberOfTrailingZeros(at);
                at >>= lone;
                last >>= lone;
            } else {
                hash = node(hash, other);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 ? Optional.of(hash) : Optional.empty();
    }

    private static Hash node(Hash left, Hash right) {
        return Hash.of(NODE, left.bytes(), right.bytes());
    }

    /** The largest power of two below {@code size}. */
    private static int split(int size) {
        return Integer.highestOneBit(size - 1);
    }
}
